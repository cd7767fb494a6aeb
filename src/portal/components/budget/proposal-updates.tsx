import type { ProposalView } from '../../../../read-models/proposals.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { momentOf } from '../../i18n/format.js';
import { Updates } from '../updates.js';

type Update = ProposalView['updates'][number];
type Props = { readonly updates: readonly Update[]; readonly lang: Lang };

/** What happened to a proposal. */
export const ProposalUpdates = ({ updates, lang }: Props) => (
  <Updates updates={updates} linesOf={(update) => lineOf(update, lang)} lang={lang} />
);

/** What a fact says that is worth a line, in words. Anything unknown is left out. */
export function lineOf({ type, details }: Pick<Update, 'type' | 'details'>, lang: Lang): readonly string[] {
  const t = say(lang).proposals;
  const said = (words: object, name: string) => (words as Readonly<Record<string, string>>)[details[name] ?? ''];
  const { appealUntil, decisionDue, cost, next } = details;
  const lines = [
    type === 'ProposalRejected' ? said(t.line.stage, 'stage') : undefined,
    said(type === 'ProposalHidden' ? t.hiding : t.grounds, 'ground'),
    cost && t.cost(Number(cost)),
    appealUntil && t.line.appealUntil(appealUntil),
    decisionDue && t.line.decisionDue(decisionDue),
    said(t.line.outcome, 'outcome'),
    said(t.milestones, 'milestone'),
    next && t.next(momentOf(next)),
  ];
  return lines.filter((line): line is string => !!line);
}
