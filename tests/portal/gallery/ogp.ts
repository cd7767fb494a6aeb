import type { Frame } from '../../../src/portal/frame.js';
import { card, clocks, commitment, contributions, documents, history, plan } from './made-up-ogp.js';
import type { Pages, Shown } from './pages.js';

/** Action plans: none and some; a plan and a commitment, full, empty, just written to, withdrawn. */
export function ogpPages(pages: Pages, at: (path: string) => Frame): Readonly<Record<string, Shown>> {
  const inPlan = { ...{ frame: at(`/ogp/plans/${card.id}`), plan }, documents: [], clocks: [], contributions: [] };
  const inCommitment = { frame: at(`/ogp/commitments/${commitment.id}`), commitment, contributions, history };
  const bare = { ...commitment, milestones: [], self: [], independent: [], documents: [], changes: [] };
  return {
    ogp: (lang) => pages.OgpPage({ frame: at('/ogp'), found: { items: [card], next: 'next' } as never }, lang),
    'ogp-none': (lang) =>
      pages.OgpPage({ frame: at('/ogp'), found: { items: [], next: null } as never, cursor: 'x' }, lang),
    'ogp-plan': (lang) => pages.PlanPage({ ...inPlan, documents, clocks, contributions }, lang),
    'ogp-plan-draft': (lang) => {
      const { adopted: _, submitted: __, ...draft } = plan;
      return pages.PlanPage({ ...inPlan, plan: { ...draft, status: 'draft', commitments: [] }, sent: true }, lang);
    },
    'ogp-commitment': (lang) => pages.CommitmentPage(inCommitment, lang),
    'ogp-commitment-new': (lang) =>
      pages.CommitmentPage(
        {
          ...{ ...inCommitment, contributions: [], history: [], notice: 'sent' },
          commitment: {
            ...{ ...bare, status: 'withdrawn' },
            withdrawn: { at: '2026-06-10T08:00:00.000Z', reason: { ka: 'სახსრები არ გამოიყო' } },
          },
        },
        lang,
      ),
  };
}
