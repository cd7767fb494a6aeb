import { filesOf } from '../data-folder.js';
import { openFiles } from '../files/open-files.js';
import type { FilesSetting } from '../files/setting.js';
import { Contents } from './contents.js';

/** The folder `content` in the data folder, or what begins with `content/` in the bucket of GHIA_FILES. */
export const openContents = async (config: {
  readonly data: string;
  readonly files: FilesSetting;
}): Promise<Contents> => new Contents(await openFiles(config.files, filesOf(config).content, 'content/'));
