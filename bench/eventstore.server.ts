import { EventstoreDouble } from '../tests/support/eventstore/double.js';
import { manySignatures } from './many-signatures.js';

// The protocol double in a process of its own, with so many signatures of as many people in it.
const [facts = '0'] = process.argv.slice(2);
const double = await EventstoreDouble.start();
for (const { stream, ...proposed } of manySignatures(Number(facts))) double.ledger.append(stream, 'any', [proposed]);
process.send!({ url: double.url });
process.on('SIGTERM', () => process.exit(0));
