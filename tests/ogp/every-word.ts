import type { TestHouse } from '../support/house.js';
import { COMMITMENT, commitmentContent, DRAFT, milestoneContent, PLAN, planContent, WORDS } from './made-up.js';

export type OgpWords = Readonly<
  Record<'contributed' | 'answered' | 'hidden' | 'shown' | 'progress' | 'own' | 'outside', string>
>;

/** Everything that is said of a commitment, by somebody who contributes, by the city and by its assessor, in these words. */
export async function everyOgpWord(town: TestHouse, citizen: string, words: OgpWords): Promise<void> {
  const group = await town.staff('working-group');
  const [assessor, moderator] = [await town.staff('assessor', 1), await town.staff('moderator')];
  const post = (path: string, body: object, token = group) => town.post(`/ogp${path}`, token, body);
  const said = (text: string) => ({ ka: text, en: text });
  await post('/plans', { ...DRAFT, content: planContent() });
  await post(`/plans/${PLAN}/commitments`, { code: COMMITMENT, content: commitmentContent() });
  await post(`/commitments/${COMMITMENT}/milestones`, { code: 'm1', content: milestoneContent() });
  await post(`/plans/${PLAN}/adopt`, { day: '2026-01-10', act: WORDS });
  const about = { by: 'legal', day: '2026-05-20' };
  const progress = { milestone: 'm1', completion: 'complete', ...about, text: said(words.progress) };
  await post(`/commitments/${COMMITMENT}/progress`, progress);
  const self = { stage: 'midterm', completion: 'substantial', milestones: [], ...about, text: said(words.own) };
  await post(`/commitments/${COMMITMENT}/assess`, { self });
  const findings = { verifiable: true, lens: true, potential: 'modest' };
  const independent = { stage: 'inception', assessor: { kind: 'irm', name: WORDS }, findings, day: '2026-04-01' };
  await post(
    `/commitments/${COMMITMENT}/assess`,
    { independent: { ...independent, text: said(words.outside) } },
    assessor,
  );
  const comment = { kind: 'comment', text: words.contributed, language: 'en' };
  const { id } = (await town.post(`/ogp/commitments/${COMMITMENT}/comments`, citizen, comment)).json;
  await post(`/contributions/${id}/response`, { decision: 'noted', by: 'services', text: said(words.answered) });
  await post(`/contributions/${id}/hide`, { ground: 'personal-data', text: words.hidden }, moderator);
  await post(`/contributions/${id}/show`, { text: words.shown }, moderator);
}
