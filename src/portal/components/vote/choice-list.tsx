import type { Choice } from '../../../ballots/choice.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { named, type Shown } from './on-ballot.js';

/** What a choice says, to be read once more. */
export function ChoiceList({ choice, of, lang }: { choice: Choice; of: Pick<Shown, 'round' | 'lines'>; lang: Lang }) {
  const t = say(lang).vote;
  const { type } = of.round.rules.ballot;
  const rows = named(choice, of);
  const unit = type === 'allocation' ? t.amount : t.points;
  if (rows.length === 0) return <p>{t.review.nothing}</p>;
  const items = rows.map(({ title, n }) => (
    <li>
      <span>{title[lang]}</span>
      {n !== undefined && type !== 'ranking' && <b>{`${format(lang).number(n)} ${unit}`}</b>}
    </li>
  ));
  return type === 'ranking' ? <ol class="choice-list numbered">{items}</ol> : <ul class="choice-list">{items}</ul>;
}
