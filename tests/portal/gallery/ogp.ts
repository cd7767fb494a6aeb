import type { FormError, Frame, Lang } from '../../../src/portal/frame.js';
import { say } from '../../../src/portal/i18n/catalogue.js';
import { contributionFields, deedFields, type OgpField, responseFields } from '../../../src/portal/ogp-fields.js';
import { OGP_DEEDS } from '../../../src/portal/ogp-paths.js';
import { card, clocks, commitment, contributions, documents, history, plan } from './made-up-ogp.js';
import { made, published } from './made-up-report.js';
import type { Pages, Shown } from './pages.js';

const inReport = (at: (path: string) => Frame) => ({
  ...{ frame: at(`/ogp/plans/${card.id}/report`), plan: { id: card.id, title: card.title }, made, published },
  ...{ day: undefined, latest: '2026-06-10', errors: [], mayPublish: true, done: true },
});

/** Action plans: none and some; a plan and a commitment, full, empty, just written to, withdrawn. */
export function ogpPages(pages: Pages, at: (path: string) => Frame): Readonly<Record<string, Shown>> {
  const inPlan = { ...{ frame: at(`/ogp/plans/${card.id}`), plan }, documents: [], clocks: [], contributions: [] };
  const inCommitment = { frame: at(`/ogp/commitments/${commitment.id}`), commitment, contributions, history };
  const bare = { ...commitment, milestones: [], self: [], independent: [], documents: [], changes: [] };
  const form = (lang: Lang, fields: readonly OgpField[], errors: readonly FormError[] = []) => {
    const { contribution: t, errors: words } = say(lang).ogpForms;
    const of = { href: `/${lang}/ogp/commitments/${commitment.id}`, label: commitment.content.title[lang]! };
    const path = `/ogp/commitments/${commitment.id}/contribute`;
    const said = errors.map(({ field }) => ({ field, text: words[field as keyof typeof words] }));
    const view = { frame: at(path), ...{ title: t.title, lead: t.lead, of, action: `/${lang}${path}`, fields } };
    return pages.OgpFormPage({ ...view, kept: () => [], errors: said }, lang);
  };
  return {
    'ogp-contribute': (lang) => form(lang, contributionFields(lang)),
    'ogp-contribute-wrong': (lang) =>
      form(lang, contributionFields(lang), [
        { field: 'kind', text: '' },
        { field: 'text', text: '' },
      ]),
    'ogp-respond': (lang) => form(lang, responseFields(commitment.plan.institutions, lang)),
    ...Object.fromEntries(
      OGP_DEEDS.map((deed) => [`ogp-${deed}`, (lang: Lang) => form(lang, deedFields(deed, commitment, lang))]),
    ),
    'ogp-report': (lang) => pages.OgpReportPage(inReport(at), lang),
    'ogp-report-none': (lang) =>
      pages.OgpReportPage(
        {
          ...{ ...inReport(at), made: undefined, published: [], mayPublish: false, done: false, day: '2020-01-01' },
          errors: [{ field: 'day', text: say(lang).refusals['plan.not-yet'] }],
        },
        lang,
      ),
    'ogp-repository': (lang) =>
      pages.RepositoryPage({ frame: at(`/ogp/plans/${card.id}/repository`), made, sessions: [], published }, lang),
    ogp: (lang) => pages.OgpPage({ frame: at('/ogp'), found: { items: [card], next: 'next' } as never }, lang),
    'ogp-none': (lang) =>
      pages.OgpPage({ frame: at('/ogp'), found: { items: [], next: null } as never, cursor: 'x' }, lang),
    'ogp-plan': (lang) => pages.PlanPage({ ...inPlan, documents, clocks, contributions }, lang),
    'ogp-plan-draft': (lang) => {
      const { adopted: _, submitted: __, ...draft } = plan;
      return pages.PlanPage({ ...inPlan, plan: { ...draft, status: 'draft', commitments: [] }, notice: 'sent' }, lang);
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
