import { SqliteVault } from './sqlite.vault.js';
import type { VaultFile } from './vault.file.js';
import type { TurnableVault } from './vault.js';

/**
 * The vault that the configuration names: `sqlite:` is the file, anything else the address of a server, whose key the file
 * holds. With a file that is opened for reading, the vault only reads. The driver is loaded where there is a server.
 * @throws VaultLocked when the key in the file is not the server's
 */
export async function openVault(vault: string, file: VaultFile): Promise<TurnableVault> {
  if (vault === 'sqlite:') return new SqliteVault(file);
  const { MongoVault } = await import('./mongo.vault.js');
  return MongoVault.open(vault, file);
}
