import { parentPort, workerData } from 'node:worker_threads';
import { openReadStore } from '../read/open-store.js';
import { openTables } from './all-tables.js';
import type { EditionAsked, EditionTold } from './editions.js';
import { writePopolo } from './write-popolo.js';
import { type WrittenTable, writeTable } from './write-table.js';

const { readStore, store: file, folder, serving }: EditionAsked = workerData;
const of = (readModel: string) => serving[readModel] ?? readModel;
const store = await openReadStore(readStore, file, { readonly: true });
try {
  const told = await store.atOnce(async (): Promise<EditionTold> => {
    const tables: Record<string, WrittenTable> = {};
    for (const table of openTables) tables[table.name] = await writeTable(table, { store, of }, folder);
    const popolo = await writePopolo({ store, of }, folder);
    return { position: await store.position(of('pages')), tables, popolo };
  });
  parentPort!.postMessage(told);
} finally {
  await store.close();
}
