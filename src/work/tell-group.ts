import type { GroupRoleDoc, GroupTaskDoc } from '../../read-models/group-task-documents.js';
import { StaffList } from '../../read-models/identity.js';
import type { MeetingDoc, MemberDoc } from '../../read-models/meeting-documents.js';
import { groupMessage } from './group.message.js';
import type { GroupNews, ToldOfGroup } from './group-news.js';
import type { Queue, Worker } from './queue.js';
import { everyPage, type Reading } from './reading.js';
import type { Recipients } from './recipients.js';

type ToldOne = ToldOfGroup & { readonly to: string };
const MOST_SEATS = 500;

/** One job for each of those whom it concerns. */
export const tellGroup =
  (reading: Reading, queue: Pick<Queue, 'add'>, recipients: Pick<Recipients, 'once'>, now: () => string): Worker =>
  async (payload, { id }) => {
    const told = payload as ToldOfGroup;
    const to = told.task === undefined ? await ofSession(reading, told, now) : await ofTask(reading, told, now);
    for (const one of recipients.once(to)) {
      const each: ToldOne = { ...told, to: one };
      await queue.add({ kind: 'tell-one-of-group', id: `${id}.${one}`, payload: each });
    }
  };

/** Tells one of them, unless they want no messages about the working group, or it is called off meanwhile. */
export const tellOneOfGroup =
  (reading: Reading, publicUrl: string, recipients: Pick<Recipients, 'hears' | 'send'>): Worker =>
  async (payload, { id }) => {
    const { news, meeting, task, to } = payload as ToldOne;
    if (!recipients.hears(to, 'group')) return;
    const session = meeting === undefined ? undefined : await sessionOf(reading, meeting);
    if (news === 'session-near' && session?.status !== 'convened') return;
    const due = task === undefined ? undefined : (await taskOf(reading, task)).due;
    const path = task === undefined ? `ogp/meetings/${meeting}` : `ogp/tasks/${task}`;
    await recipients.send(to, groupMessage(news, { session, due, link: `${publicUrl}/ka/${path}` }), id);
  };

async function known<D>({ store, of }: Reading, collection: string, id: string): Promise<D> {
  const found = await store.get<never>(of(collection), id);
  if (!found) throw new Error(`the read models do not know ${id} yet`); // they follow the log: tried again
  return found as D;
}
const sessionOf = (reading: Reading, id: string) => known<MeetingDoc>(reading, 'meetings', id);
const taskOf = (reading: Reading, id: string) => known<GroupTaskDoc>(reading, 'groupTasks', id);

const TO_SIGN: ReadonlySet<GroupNews> = new Set(['MinutesDrafted']);

/** Minutes wait for two signatures; of everything else the whole group hears. Of a session from an old paper nobody does. */
async function ofSession(reading: Reading, { news, meeting }: ToldOfGroup, now: () => string) {
  const { chair, secretary, source } = await sessionOf(reading, meeting!);
  if (source !== undefined) return [];
  const signing = [chair.staff, secretary.staff].filter((one) => one !== undefined);
  return TO_SIGN.has(news) ? signing : [...signing, ...(await everybody(reading, now))];
}

/** Whoever sits where the role is held; of what nobody sees to the head; where neither is an official here, the group. */
async function ofTask(reading: Reading, { news, task }: ToldOfGroup, now: () => string) {
  const { role } = await taskOf(reading, task!);
  const sits = (await seats(reading)).filter(({ staff }) => staff !== undefined);
  const held = role === null ? undefined : await reading.store.get<GroupRoleDoc>(reading.of('groupRoles'), role);
  const concerned = sits.filter(({ _id, role: seat }) =>
    news === 'TaskEscalated' ? seat === 'head' : _id === held?.holder,
  );
  return concerned.length > 0 ? concerned.map(({ staff }) => staff!) : everybody(reading, now);
}

const seats = ({ store, of }: Reading) =>
  store.find<MemberDoc>(of('members'), { where: { sits: true }, limit: MOST_SEATS });

/** Officials of the working group, and those of its seats that are officials. */
async function everybody(reading: Reading, now: () => string): Promise<readonly string[]> {
  const found = (await seats(reading)).flatMap(({ staff }) => staff ?? []);
  for await (const page of everyPage((paging) =>
    new StaffList({ ...paging, now: now() }).answer(reading.store, reading.of),
  ))
    found.push(...page.flatMap(({ staff, holds }) => (holds.includes('working-group') ? [staff] : [])));
  return [...new Set(found)];
}
