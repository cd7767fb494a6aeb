import { PublishServiceScore } from '../../commands/services/civic-commands.js';
import { Desk } from '../../src/write/desk.js';
import type { TestHouse } from '../support/house.js';

export type CivicWords = Readonly<
  Record<'visited' | 'corrected' | 'withdrawn' | 'hidden' | 'shown' | 'answered' | 'thanked', string>
>;
/** @property shows what stands in the file that goes with it */
export type Monitored = { readonly token: string; readonly sha256: string; readonly shows: string };

/** Everything that is said in the civic control of a service, by a monitor and by officials, in these words. */
export async function everyCivicWord(town: TestHouse, words: CivicWords): Promise<Monitored> {
  const [group, officer] = [await town.staff('working-group'), await town.staff('officer')];
  const { resident } = await town.citizen(811);
  const organisation = { ka: 'მოქალაქეთა მეგობრები', en: 'Friends of Citizens' };
  const expires = new Date(Date.parse(town.clock.now()) + 300 * 86_400_000).toISOString();
  await town.post('/monitors', group, { personalNumber: resident.number, organisation, expires });
  const roles = ['monitor', 'citizen'] as const;
  const { token } = await town.house.tokens.issue({ person: resident.person, roles, level: 1 }, 600);

  const shows = 'zzqpictured by a monitor who went there';
  const body = Buffer.from(`%PDF-1.7\n${shows}\n%%EOF\n`);
  const upload = { token, body, headers: { 'content-type': 'application/pdf' } };
  const { sha256 } = (await town.request('POST', '/api/v1/monitor-reports/files', upload)).json;
  const said = (text: string) => ({
    ...{ day: town.clock.now().slice(0, 10), channel: 'hall', place: text, text },
    ...{ checks: { waiting: 'not-met' }, files: [sha256] },
  });
  const both = (text: string) => ({ ka: text, en: text });
  const visit = { ...said(words.visited), language: 'en' };
  const { id } = (await town.post('/services/tree-work/monitor-reports', token, visit)).json;
  await town.post(`/monitor-reports/${id}/correct`, token, said(words.corrected));
  await town.post(`/monitor-reports/${id}/answer`, officer, { text: both(words.answered) });
  const moderator = await town.staff('moderator');
  await town.post(`/monitor-reports/${id}/hide`, moderator, { ground: 'insult', text: words.hidden });
  await town.post(`/monitor-reports/${id}/show`, moderator, { text: words.shown });
  const other = (await town.post('/services/tree-work/monitor-reports', token, { ...visit, files: [] })).json.id;
  await town.post(`/monitor-reports/${other}/withdraw`, token, { text: words.withdrawn });

  const score = { service: 'tree-work', number: 1, until: town.clock.now(), ratings: 10, erased: 0, mean: 4 };
  await town.server.app.get(Desk).send(new PublishServiceScore(), { ...score, position: 1 }, 'policy:civic');
  await town.post('/services/tree-work/score/answer', officer, { number: 1, text: both(words.thanked) });
  return { token, sha256, shows };
}
