import { LAB_DEFAULTS, LAB_SETTINGS, labField } from '../../settings/labSettings.ts';
import { refusal } from '../../settings/parsers.ts';
import type { LabSettingName, LabSettings } from '../../settings/values.ts';
import { OWN } from '../session/settings.ts';

/** Settings in an address: `#data=mnist&hidden=128,128&rate=0.05`. What is left out has its default. */

/** The settings that an address asks for, and a sentence about each value that is not allowed. */
export function readAddress(hash: string): { settings: LabSettings; complaints: readonly string[] } {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  let settings = LAB_DEFAULTS;
  const complaints: string[] = [];
  for (const name of LAB_SETTINGS) {
    const { key, value } = labField(name);
    const text = asked.get(key);
    if (text === null) continue;
    const found = value.read(text);
    if (found === undefined) complaints.push(complaintAbout(refusal(key, value, text)));
    else settings = { ...settings, [name]: found };
  }
  return { settings, complaints };
}

/** A sentence about a value in the address that is not allowed. */
export function complaintAbout(refusal: string): string {
  return `In the address, ${refusal}; it was left as it is.`;
}

/** The part of an address after `#`; empty where all settings have their defaults. */
export function writeAddress(settings: LabSettings): string {
  return LAB_SETTINGS.filter((name) => textOf(name, settings) !== textOf(name, LAB_DEFAULTS))
    .map((name) => `${labField(name).key}=${encodeURIComponent(textOf(name, settings)).replaceAll('%2C', ',')}`)
    .join('&');
}

/** Own files cannot be named in an address: whoever opens it elsewhere gets the default. */
function textOf(name: LabSettingName, settings: LabSettings): string {
  const value = name === 'dataset' && settings.dataset === OWN ? LAB_DEFAULTS.dataset : settings[name];
  return labField(name).value.write(value);
}
