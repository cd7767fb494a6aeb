// Changes the key-encryption key of the vault in a folder; ended from outside while it does.
import { SqliteVault } from '../../dist/src/identity/sqlite.vault.js';

const vault = await SqliteVault.open({ folder: process.argv[2] });
process.stdout.write('opened\n');
await vault.rewrap(Buffer.alloc(32, Number(process.argv[3])));
process.stdout.write('done\n');
await vault.close();
