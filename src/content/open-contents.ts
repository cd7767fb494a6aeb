import { type Config, filesOf } from '../config.js';
import { openFiles } from '../files/open-files.js';
import { Contents } from './contents.js';

/** The folder `content` in the data folder, or what begins with `content/` in the bucket of GHIA_FILES. */
export const openContents = async (config: Pick<Config, 'data' | 'files'>): Promise<Contents> =>
  new Contents(await openFiles(config.files, filesOf(config).content, 'content/'));
