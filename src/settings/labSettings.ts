import type { LabField } from './setting.ts';
import { SETTINGS } from './table.ts';
import type { LabSettingName, LabSettings } from './values.ts';

/** The names of the settings that the lab offers, in the order of the table. */
export const LAB_SETTINGS = Object.keys(SETTINGS).filter(isOfLab);

function isOfLab(name: string): name is LabSettingName {
  return Object.entries(SETTINGS).some(([known, setting]) => known === name && 'lab' in setting);
}

/** What the lab sets where a reader has said nothing: a smaller training than the paper's. */
export const LAB_DEFAULTS = defaults();

function defaults(): LabSettings {
  // The table's type holds each default to its setting's type; TypeScript forgets that where names become keys.
  return Object.fromEntries(LAB_SETTINGS.map((name) => [name, labField(name).byDefault])) as unknown as LabSettings;
}

/** The field of a setting, whatever the type of its value. */
export function labField(name: LabSettingName): LabField<unknown> {
  return SETTINGS[name].lab;
}
