import { COMPLETION_ORDER } from '../../../../read-models/ogp-documents.js';
import { type Scoreboard as Board, MILESTONE_STATES } from '../../../../read-models/ogp-scoreboard.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { wholeNumber } from '../../i18n/whole-number.js';

type Props = { readonly board: Board; readonly lang: Lang };

/** Both assessments of all commitments, and the milestones, counted by the same words. */
export function Scoreboard({ board, lang }: Props) {
  const { ogp: t, ogpWords } = say(lang);
  const rows = [...COMPLETION_ORDER.toReversed(), 'none' as const].filter(
    (row) => board.self[row] + board.independent[row] > 0 || (row !== 'no-evidence' && row !== 'withdrawn'),
  );
  const milestones = (row: string) => (board.milestones as unknown as Readonly<Record<string, number>>)[row];
  return (
    <section class="stack" aria-labelledby="scoreboard">
      <h2 id="scoreboard">{t.scoreboard}</h2>
      <p>{t.scoreboardText}</p>
      <div class="scroller">
        <table class="table stacking named" aria-labelledby="scoreboard">
          <thead>
            <tr>
              <th scope="col">{t.completion}</th>
              <th scope="col">{t.self}</th>
              <th scope="col">{t.independent}</th>
              <th scope="col">{t.milestones}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{ogpWords.completion[row]}</th>
                <td>
                  <Label text={t.self} />
                  {wholeNumber(board.self[row], lang)}
                </td>
                <td>
                  <Label text={t.independent} />
                  {wholeNumber(board.independent[row], lang)}
                </td>
                <td>
                  <Label text={t.milestones} />
                  {(MILESTONE_STATES as readonly string[]).includes(row) ? wholeNumber(milestones(row)!, lang) : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="meta dotted">
        <span>{t.counts(board.commitments, board.milestones.all)}</span>
        {board.milestones.overdue > 0 && <span>{t.overdueCount(board.milestones.overdue)}</span>}
      </p>
    </section>
  );
}

/** On a phone the head of the table stands nowhere: each number says what it counts. */
const Label = ({ text }: { text: string }) => <span class="phone-only">{text}: </span>;
