/** Where the pages of action plans and commitments are. */
export function ogpPaths(at: (path: string) => string) {
  const plan = (id: string, part = '') => at(`/ogp/plans/${encodeURIComponent(id)}${part}`);
  const commitment = (id: string, part = '') => at(`/ogp/commitments/${encodeURIComponent(id)}${part}`);
  return {
    /** GET every plan: `cursor?`. */
    ogp: at('/ogp'),
    plan: (id: string) => plan(id),
    /** GET; POST `kind`, `text`, `organisation?`, `display?`. */
    contributeToPlan: (id: string) => plan(id, '/contribute'),
    ogpCommitment: (id: string) => commitment(id),
    contribute: (id: string) => commitment(id, '/contribute'),
    /** GET the forms of the office; POST each: `progress`, `evidence`, `self`, `independent`. */
    commitmentOffice: (id: string, deed = '') => commitment(id, `/office${deed && `/${deed}`}`),
    /** POST `decision`, `by`, `text-ka`, `text-en`. */
    answerContribution: (id: string, contribution: string) =>
      commitment(id, `/contributions/${encodeURIComponent(contribution)}/response`),
  };
}
