import type { FileStore } from './file-store.js';
import { FolderFiles } from './folder.files.js';
import type { FilesSetting } from './setting.js';

/**
 * The store that the configuration names: a folder, or the part of the bucket whose keys begin with `within`. What speaks
 * S3 is large, and is loaded only where it is wanted.
 */
export async function openFiles(setting: FilesSetting, folder: string, within = ''): Promise<FileStore> {
  if (setting.engine === 'folder') return new FolderFiles(folder);
  const { S3Files } = await import('./s3.files.js');
  return new S3Files(setting, within);
}
