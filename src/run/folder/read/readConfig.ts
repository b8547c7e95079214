import type { FolderSource } from '../../../platform/folder.ts';
import { FORMAT_VERSION, type RunConfig, runConfigSchema } from '../../config.ts';
import { DamagedRunError, unexpectedContent } from '../errors.ts';
import { CONFIG_FILE } from '../layout.ts';
import { readJson } from './readJson.ts';

/** The configuration of a run. Throws `DamagedRunError`. */
export async function readConfig(source: FolderSource): Promise<RunConfig> {
  const json = await readJson(source, CONFIG_FILE);
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'number' && format !== FORMAT_VERSION) {
    throw new DamagedRunError(
      `${source.location}/${CONFIG_FILE}: format version ${format}, this program reads ${FORMAT_VERSION}; ` +
        'use the version of samplescope that wrote the run',
    );
  }
  const config = runConfigSchema.safeParse(json);
  if (!config.success) throw unexpectedContent(source, CONFIG_FILE, config.error.issues[0]);
  return config.data;
}
