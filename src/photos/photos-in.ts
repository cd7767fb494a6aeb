import type { ReportText } from '../../events/smart-map.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

/** The photos that a report holds by its own facts: the number of each and the name of its file now. None once its words are erased. */
export async function photosIn(
  log: Pick<EventLog, 'read'>,
  vault: Pick<Vault, 'openingKey'>,
  report: string,
): Promise<ReadonlyMap<number, string>> {
  const photos = new Map<number, string>();
  for (const fact of await log.read(`report-${report}`)) {
    const opened = openSealed(fact, vault);
    const { photo } = fact.data as { readonly photo: number };
    if (fact.type === 'ReportPhotoRemoved') photos.delete(photo);
    if (typeof opened !== 'object') continue;
    if (fact.type === 'ReportPhotoRedacted') photos.set(photo, (opened as { readonly file: string }).file);
    if (fact.type !== 'ReportFiled') continue;
    const names = (opened as ReportText).photos.split(',').filter(Boolean);
    for (const [i, name] of names.entries()) photos.set(i + 1, name);
  }
  return photos;
}
