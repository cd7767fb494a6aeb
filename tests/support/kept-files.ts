import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every file under a folder by its path in it, with its bytes. The house goes on meanwhile: when a file is gone between
 * listing and reading, another has taken its place, and all are read again.
 */
export function keptFiles(folder: string): (readonly [name: string, bytes: Buffer])[] {
  for (;;) {
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => statSync(join(folder, name)).isFile())
        .map((name) => [name, readFileSync(join(folder, name))] as const);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** All of it, in one piece. */
export const keptBytes = (folder: string): Buffer => Buffer.concat(keptFiles(folder).map(([, bytes]) => bytes));
