/** What the office and assessors report on a commitment, each by a form of its own. */
export const OGP_DEEDS = ['progress', 'evidence', 'self', 'independent'] as const;
export type OgpDeed = (typeof OGP_DEEDS)[number];

/** Where the pages of action plans and commitments are. */
export function ogpPaths(at: (path: string) => string) {
  const plan = (id: string, part = '') => at(`/ogp/plans/${encodeURIComponent(id)}${part}`);
  const commitment = (id: string, part = '') => at(`/ogp/commitments/${encodeURIComponent(id)}${part}`);
  return {
    /** GET every plan: `cursor?`. */
    ogp: at('/ogp'),
    plan: (id: string) => plan(id),
    /** GET; POST `kind`, `text`, `organisation?`, `display`. */
    contributeToPlan: (id: string) => plan(id, '/contribute'),
    /** GET `day?` (YYYY-MM-DD in Tbilisi), or `asOf?` (position or instant); POST `asOf?`: publishes. */
    planReport: (id: string) => plan(id, '/report'),
    /** GET every document of the plan: by commitment, with progress, comments and sessions. */
    planRepository: (id: string) => plan(id, '/repository'),
    ogpCommitment: (id: string) => commitment(id),
    contribute: (id: string) => commitment(id, '/contribute'),
    /**
     * GET; POST `progress` (`milestone`, `completion`), `evidence` (`milestone?`, `kind`, `title-ka?`, `title-en?`, `link`),
     * `self` (`stage`, `completion`), `independent` (`stage`, `assessor`, `name-ka?`, `name-en?`, findings, `source?`,
     * `source-link?`); all but evidence `text-ka?`, `text-en?`, the office's own `by`; all of them `day`.
     */
    ogpDeed: (id: string, deed: OgpDeed) => commitment(id, `/office/${deed}`),
    /** GET; POST `decision`, `by`, `text-ka?`, `text-en?`. */
    answerContribution: (id: string) => at(`/ogp/contributions/${encodeURIComponent(id)}/response`),
  };
}
