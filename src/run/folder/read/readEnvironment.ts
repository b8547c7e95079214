import type { FolderSource } from '../../../platform/folder.ts';
import { type Environment, environmentSchema } from '../../environment.ts';
import { unexpectedContent } from '../errors.ts';
import { ENVIRONMENT_FILE } from '../layout.ts';
import { readJson } from './readJson.ts';

/** What a run ran on. Throws `DamagedRunError`. */
export async function readEnvironment(source: FolderSource): Promise<Environment> {
  const environment = environmentSchema.safeParse(await readJson(source, ENVIRONMENT_FILE));
  if (environment.success) return environment.data;
  throw unexpectedContent(source, ENVIRONMENT_FILE, environment.error.issues[0]);
}
