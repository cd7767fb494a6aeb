import type { CommitmentName } from '../../../../read-models/ogp-commitments.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';

type Props = { readonly id: string; readonly known: readonly CommitmentName[]; readonly lang: Lang };

/** The commitment that something is about, by OGP's own number where it has one; led to where the house has it. */
export function AboutCommitment({ id, known, lang }: Props) {
  const t = say(lang).group;
  const found = known.find((one) => one.id === id);
  if (!found) return <span>{t.commitment(id)}</span>;
  return <a href={paths(lang).ogpCommitment(id)}>{t.commitment(found.ogpId ?? id)}</a>;
}
