import type { ProposalCard as Card } from '../../../../read-models/proposals.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { titleLang, titleOf } from '../text.js';
import { potName } from './round-parts.js';

/** The tone of a state beside its word. */
const TONES: Readonly<Record<Card['status'], string>> = {
  submitted: 'waits',
  'passed-formal': 'waits',
  feasible: '',
  rejected: 'bad',
  withdrawn: 'over',
  merged: 'over',
};

type Standing = Pick<Card, 'status' | 'won'> & Partial<Pick<Card, 'milestone' | 'overdue'>>;

/** How a proposal stands; of a winner how far it is, too. */
export function ProposalTag({ proposal, lang }: { proposal: Standing; lang: Lang }) {
  const t = say(lang).proposals;
  const { status, won, milestone, overdue } = proposal;
  const built = t.milestones[milestone as keyof typeof t.milestones] as string | undefined;
  return (
    <>
      {won ? <Tag tone="good">{t.won}</Tag> : <Tag tone={TONES[status]}>{t.status[status]}</Tag>}
      {built && <Tag>{built}</Tag>}
      {overdue && <Tag tone="bad">{t.overdue}</Tag>}
    </>
  );
}

export const themeName = (theme: string | null, lang: Lang): string | undefined => {
  const { themes } = say(lang).proposals;
  return theme === null ? undefined : themes[theme as keyof typeof themes];
};

/** What it costs, as far as anybody knows. */
export function costOf({ cost, estimate }: Pick<Card, 'cost' | 'estimate'>, lang: Lang): string | undefined {
  const t = say(lang).proposals;
  if (cost !== null) return t.cost(cost);
  return estimate === null ? undefined : t.estimate(estimate);
}

type Props = { readonly proposal: Card; readonly lang: Lang; readonly more?: readonly string[] };

/** A proposal in a list. */
export function ProposalCard({ proposal, lang, more = [] }: Props) {
  const { id, text, pot, theme, submittedAt } = proposal;
  const t = say(lang).proposals;
  const said = [themeName(theme, lang), costOf(proposal, lang), t.submitted(submittedAt), ...more];
  return (
    <li class="card item plain">
      <div class="kicker">
        <ProposalTag proposal={proposal} lang={lang} />
        <span class="meta">{potName(pot, lang)}</span>
      </div>
      <h2>
        <a href={paths(lang).proposal(id)} lang={titleLang(proposal)}>
          {titleOf(text, lang)}
        </a>
      </h2>
      <p class="meta dotted">
        {said
          .filter((line) => line !== undefined)
          .map((line) => (
            <span>{line}</span>
          ))}
      </p>
    </li>
  );
}
