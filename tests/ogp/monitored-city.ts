import { TestHouse } from '../support/house.js';
import { COMMITMENT, commitmentContent, DRAFT, milestoneContent, PLAN, planContent, WORDS } from './made-up.js';

/** A city with a plan that is adopted and submitted, a commitment and two milestones. The clock stands at 10 June 2026. */
export async function monitoredCity(options: Parameters<typeof TestHouse.open>[0] = {}) {
  const town = await TestHouse.open(options);
  const group = await town.staff('working-group');
  const assessor = await town.staff('assessor', 1);
  const post = (path: string, body: object, token = group) => town.post(`/ogp${path}`, token, body);
  await post('/plans', { ...DRAFT, content: planContent() });
  await post(`/plans/${PLAN}/commitments`, { code: COMMITMENT, content: commitmentContent() });
  const later = {
    title: { ka: 'პლატფორმის გაშვება', en: 'The platform is launched' },
    from: '2026-06-01',
    to: '2026-10-31',
  };
  await post(`/commitments/${COMMITMENT}/milestones`, { code: 'm1', content: milestoneContent() });
  await post(`/commitments/${COMMITMENT}/milestones`, { code: 'm2', content: milestoneContent(later) });
  await post(`/plans/${PLAN}/adopt`, { day: '2026-01-10', act: WORDS });
  await post(`/plans/${PLAN}/submit`, { day: '2026-01-20' });
  return { town, group, assessor, post };
}
export type MonitoredCity = Awaited<ReturnType<typeof monitoredCity>>;
