import { adoptForum, Writer } from '../../forum/made-up.js';
import { adopt, REPORT } from '../../smart-map/made-up.js';
import { TestHouse } from '../../support/house.js';
import { until } from '../../support/until.js';

/** A town with something of each kind that may be shared, and of each kind that may not. */
export type Told = {
  readonly town: TestHouse;
  readonly origin: string;
  readonly petition: string;
  /** Its author has not handed it in yet. */
  readonly draft: string;
  readonly report: string;
  readonly hidden: string;
  /** With a reply of a neighbour's, one of City Hall's, and one that is hidden. */
  readonly topic: string;
  readonly post: string;
  readonly hiddenPost: string;
  /** What opens them is hidden, and erased. */
  readonly hiddenTopic: string;
  readonly erasedTopic: string;
  /** Something on the map that the city does. */
  readonly object: string;
};

/** What a careless writer of markup trips over. */
export const SHARP = 'ველობილიკი <script>alert(1)</script> & „ბილიკი“ ]]> "x"';

export const TALK = {
  title: 'A tram <b>along</b> & over the embankment',
  body: 'Let us talk of a **tram** & ]]> <i>.',
};
const WORKS = {
  ...{ layer: 'city-projects', title: { ka: 'ქუჩის განახლება', en: 'A street made anew' } },
  ...{ geometry: { type: 'Point', coordinates: [44.76, 41.71] }, budget: 125_000_000 },
  period: { from: '2026-03-01', to: '2026-12-31' },
};

/** The forum of that town. */
async function talk(town: TestHouse, petition: string) {
  await adoptForum(town);
  const moderator = await town.staff('moderator');
  const hide = (post: string) =>
    town.post(`/forum/posts/${post}/hide`, moderator, { ground: 'personal-data', text: 'It holds a number.' });
  const topic = await new Writer(town, 30).opens({ ...TALK, about: { kind: 'petition', id: petition } });
  const post = await new Writer(town, 31).posts(topic, { body: 'A *neighbour* says <b>yes</b>.' });
  const hiddenPost = await new Writer(town, 32).posts(topic, { body: 'Nino lives at number nine.' });
  await hide(hiddenPost);
  const reply = { body: 'City Hall will draw a plan.', department: 'transport' };
  await town.post(`/forum/topics/${topic}/official-reply`, await town.staff('officer'), reply);
  const hiddenTopic = await new Writer(town, 33).opens({ title: 'What Nino did', body: 'Nino did it.' });
  await hide(hiddenTopic);
  const gone = new Writer(town, 34);
  const erasedTopic = await gone.opens({ title: 'Nino once more', body: 'Nino did it again.' });
  await town.post('/me/erase', await gone.token());
  return { topic, post, hiddenPost, hiddenTopic, erasedTopic };
}

export async function told(): Promise<Told> {
  const town = await TestHouse.open({ works: true });
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 40);
  const petition = await town.openPetition(1, { title: SHARP });
  for (const n of [11, 12, 13]) await town.sign(petition, n);
  await until(async () => (await town.get(`/petitions/${petition}`)).json.status === 'goal-reached');
  const answer = { decision: 'declined', text: `${'პასუხი '.repeat(12)}<b>` };
  await town.post(`/petitions/${petition}/answer`, await town.staff('mayor-office'), answer);
  const draft = await town.draft(20);
  const { token } = await town.citizen(21);
  const file = async (change: object = {}) =>
    (await town.post('/reports', token, { ...REPORT, ...change })).json.id as string;
  const report = await file({ description: `A hole & <b>deep</b>, since the spring.` });
  const hidden = await file({ description: 'Call Nino on her own number.' });
  const hiding = { ground: 'personal-data', text: 'ტექსტში სხვისი ტელეფონის ნომერია.' };
  await town.post(`/reports/${hidden}/hide`, await town.staff('moderator'), hiding);
  const forum = await talk(town, petition);
  const layer = { layer: 'city-projects', version: 1, name: { ka: 'ქალაქის პროექტები', en: 'City projects' } };
  await town.post('/map/layers', await town.staff('administrator'), layer);
  const object = (await town.post('/map/objects', await town.staff('officer'), WORKS)).json.id as string;
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return { town, origin: town.house.config.publicUrl, petition, draft, report, hidden, ...forum, object };
}
