import type { CaseDoc } from '../../read-models/case-documents.js';
import { CasesByIds } from '../../read-models/cases.js';
import { OfficersOf } from '../../read-models/identity.js';
import { caseMessage, caseReminder } from './case.message.js';
import type { CaseNews } from './case-news.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import type { Recipients } from './recipients.js';

type Told = { readonly case: string; readonly news: CaseNews };
type Reminded = { readonly case: string; readonly due: string };

async function caseOf({ store, of }: Reading, id: string): Promise<CaseDoc> {
  const found = await store.get<CaseDoc>(of('cases'), id);
  if (!found) throw new Error(`the read models do not know ${id} yet`); // they follow the log: tried again
  return found;
}

/**
 * The way to a case as a message may name it. Of a case by its id the public log tells which service it is of; the reference
 * says nothing to whoever else reads a telephone. Where that is erased, the way to all of somebody's cases.
 */
async function wayTo({ store, of }: Reading, list: string, id: string): Promise<string> {
  const [found] = await new CasesByIds([id]).answer(store, of);
  return found?.reference ? `${list}/${found.reference}` : list;
}

/**
 * Tells the applicant and who applied for them, whatever they have turned off: terms of their own rest on it. Where a term
 * was missed, all officials of the department hear of it, not only whoever works on the case.
 */
export const tellOfCase =
  (reading: Reading, queue: Pick<Queue, 'add'>, recipients: Pick<Recipients, 'once'>, now: () => string): Worker =>
  async (payload, { id }) => {
    const told = payload as Told;
    const { applicant, filedBy, department } = await caseOf(reading, told.case);
    for (const to of recipients.once(filedBy === undefined ? [applicant] : [applicant, filedBy]))
      await queue.add({ kind: 'tell-one-of-case', id: `${id}.${to}`, payload: { ...told, to } });
    if (told.news !== 'CaseOverdue') return;
    const missed = { case: told.case, missed: true };
    for (const { staff } of await new OfficersOf(department, now()).answer(reading.store, reading.of))
      await queue.add({ kind: 'remind-one-of-case', id: `${id}.${staff}`, payload: { ...missed, to: staff } });
  };

export const tellOneOfCase =
  (reading: Reading, publicUrl: string, recipients: Pick<Recipients, 'send'>): Worker =>
  async (payload, { id }) => {
    const { case: about, news, to } = payload as Told & { readonly to: string };
    const { language, channel, applicant } = await caseOf(reading, about);
    const filedFor = to === applicant && (channel === 'proxy' || channel === 'hall') ? channel : undefined;
    const link = await wayTo(reading, `${publicUrl}/${language}/me/cases`, about);
    await recipients.send(to, caseMessage(news, language, link, filedFor), id);
  };

/** Whoever works on it; where nobody does yet, the officials of its department. */
export const remindOfCase =
  (reading: Reading, queue: Pick<Queue, 'add'>, now: () => string): Worker =>
  async (payload, { id }) => {
    const { case: about, due } = payload as Reminded;
    const found = await caseOf(reading, about);
    if (!found.open || found.due !== due || found.waitingSince !== null) return; // decided meanwhile, or the clock stood still
    const remind = (to: string) =>
      queue.add({ kind: 'remind-one-of-case', id: `${id}.${to}`, payload: { case: about, to } });
    if (found.officer !== null) return void (await remind(found.officer));
    const theirs = await new OfficersOf(found.department, now()).answer(reading.store, reading.of);
    for (const { staff } of theirs) await remind(staff);
  };

export const remindOneOfCase =
  (reading: Reading, publicUrl: string, recipients: Pick<Recipients, 'send'>): Worker =>
  async (payload, { id }) => {
    const { case: about, to, missed } = payload as Pick<Told, 'case'> & { readonly to: string; readonly missed?: true };
    const { language } = await caseOf(reading, about);
    const link = await wayTo(reading, `${publicUrl}/${language}/case-queue`, about);
    await recipients.send(to, caseReminder(language, link, missed), id);
  };
