import type { Report, ReportChange } from '../../../../read-models/ogp-report-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { textIn, word } from './official.js';

type Props = { readonly report: Report; readonly lang: Lang };

/** What is different since the last report that was published. */
export function ReportChanges({ report, lang }: Props) {
  const { ogpReport: r } = say(lang);
  const { since } = report;
  return (
    <section class="stack" aria-labelledby="since">
      <h2 id="since">{r.since}</h2>
      <p>{since ? r.sinceOf(since.at) : r.noSince}</p>
      {since?.changes.length === 0 && <p>{r.nothing}</p>}
      {since && since.changes.length > 0 && (
        <div class="scroller">
          <table class="table stacking named" aria-labelledby="since">
            <thead>
              <tr>
                <th scope="col">{r.what}</th>
                <th scope="col">{r.was}</th>
                <th scope="col">{r.is}</th>
              </tr>
            </thead>
            <tbody>
              {since.changes.map((one) => (
                <tr key={`${one.what} ${one.commitment} ${one.item}`}>
                  <th scope="row">
                    {r.change[one.what]}
                    <span class="sub">{aboutOf(one, report, lang)}</span>
                  </th>
                  <td>
                    <span class="phone-only">{r.was}: </span>
                    {valueIn(one, one.from, lang)}
                  </td>
                  <td>
                    <span class="phone-only">{r.is}: </span>
                    {valueIn(one, one.to, lang)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What a change is about, in words: the commitment, and the milestone or figure in it. */
export function aboutOf({ what, commitment, item }: ReportChange, report: Report, lang: Lang): string {
  const { ogp: t, ogpWords: words } = say(lang);
  const found = report.commitments.find(({ id }) => id === commitment);
  const whole = found ? `${found.content.number}. ${textIn(found.content.title, lang)}` : t.plan;
  if (item === undefined || what === 'task-closed') return whole;
  const task = [...(found?.tasks ?? []), ...report.tasks].find(({ id }) => id === item);
  const milestone = found?.milestones.find(({ code }) => code === item);
  if (task) return task.text ? `${whole}: ${textIn(task.text, lang)}` : whole;
  if (milestone) return `${whole}: ${textIn(milestone.content.title, lang)}`;
  if (what === 'term') return `${whole}: ${word(t.clock.kind, item)}`;
  return `${whole}: ${word(words.figures, item)}`;
}

/** A value of a change as a reader knows it. */
export function valueIn({ what }: ReportChange, value: string | number | null, lang: Lang): string {
  const { ogp: t, ogpReport: r, ogpWords: words } = say(lang);
  if (value === null) return what === 'self' || what === 'independent' ? words.completion.none : '—';
  if (what === 'milestone-overdue') return value === 1 ? r.yes : r.no;
  if (typeof value === 'number') return format(lang).number(value);
  if (what === 'plan-status') return word(words.status, value);
  if (what === 'term') return word(t.clock.state, value);
  if (what === 'task-new' || what === 'task-closed') return t.clock.on(value);
  return word(words.completion, value);
}
