/** Files by name, each written once and whole. What a file holds is its writer's business; here they are bytes. */
export abstract class FileStore {
  /** Resolves when it will outlive a power cut. @throws Unavailable */
  abstract put(name: string, bytes: Buffer): Promise<void>;
  /** Undefined when there is none. @throws Unavailable */
  abstract get(name: string): Promise<Buffer | undefined>;
  abstract has(name: string): Promise<boolean>;
  /** Twice is once. @throws Unavailable */
  abstract remove(name: string): Promise<void>;
  /** Of every file that is whole, in no order. @throws Unavailable */
  abstract names(): AsyncIterable<string>;
  abstract close(): Promise<void>;
}

/** Names are made by the house: no dots, no slashes, nothing that could lead out of a folder. */
const NAME = /^[0-9a-z][0-9a-z-]{1,99}$/;

/** Whether a path in a store is that of a file. */
export const isPlace = (path: string): boolean => {
  const [folder, name, ...more] = path.split('/');
  return more.length === 0 && name !== undefined && NAME.test(name) && folder === name.slice(0, 2);
};

/** The name, and its first two characters, so that no folder fills up. @throws Error for what no house has named */
export function placeOf(name: string): { readonly folder: string; readonly name: string } {
  if (!NAME.test(name)) throw new Error('a file has a name of small letters, digits and hyphens');
  return { folder: name.slice(0, 2), name };
}
