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
};

/** What a careless writer of markup trips over. */
export const SHARP = 'ველობილიკი <script>alert(1)</script> & „ბილიკი“ ]]> "x"';

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
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return { town, origin: town.house.config.publicUrl, petition, draft, report, hidden };
}
