// Enters people until it is killed; says of each, once it is on disk, who it was and under which key.
import { SqliteVault } from '../../dist/src/identity/sqlite.vault.js';

const vault = await SqliteVault.open({ folder: process.argv[2] });
for (let n = 0; ; n++) {
  const person = n.toString(16).padStart(32, '0');
  const subject = vault.enter(person, `petition-${n % 7}`);
  const { key, durable } = vault.sealingKey(subject);
  durable.then(() => process.stdout.write(`${person} petition-${n % 7} ${subject} ${key.toString('hex')}\n`));
  if (n % 20 === 0) await new Promise((turn) => setImmediate(turn));
  if (n % 500 === 0) await durable;
}
