import { hash } from 'node:crypto';
import { projections } from '../../projections/index.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { Clock } from '../clock.js';
import { filesOf } from '../data-folder.js';
import type { Projecting } from '../read/projecting.js';
import { Editions } from './editions.js';

/** The tree of a log without an entry (RFC 6962). */
const EMPTY = { size: 0, root: hash('sha256', '', 'base64') };

type House = { readonly clock: Clock; readonly projecting: Projecting; readonly published: PublishedLog };

/** Open data of a house. What is erased from the read models goes from it in the same step. */
export function openEditions(
  config: { readonly data: string; readonly readStore: string },
  { clock, projecting, published }: House,
): Editions {
  const { store, openData } = filesOf(config);
  const names = ['texts', ...projections.map(({ name }) => name)];
  const editions = new Editions({
    folder: openData,
    files: { readStore: config.readStore, store },
    serving: () => Object.fromEntries(names.map((name) => [name, projecting.collection(name)])),
    now: () => clock.now(),
    treeOf: (position) => (position === 0 ? EMPTY : published.treeOf(position)),
  });
  projecting.alsoForget.push(() => editions.forget());
  return editions;
}
