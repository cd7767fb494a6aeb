import type { Made } from '../../../ogp/reports.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Clocks } from './clocks.js';
import { ReportChanges } from './report-changes.js';
import { ReportCommitment } from './report-commitment.js';
import { ReportCover } from './report-cover.js';
import { ReportEvidence } from './report-evidence.js';
import { ReportTasks } from './report-tasks.js';
import { Scoreboard } from './scoreboard.js';

type Props = {
  readonly made: Made;
  /** Where links lead from: empty within the portal, the portal's own address on a paper of its own. */
  readonly origin: string;
  readonly lang: Lang;
};

/** The whole report, the same within the portal, on a page of its own and on paper. */
export function ReportWhole({ made, origin, lang }: Props) {
  const { ogp: t, ogpReport: r } = say(lang);
  const { report, words } = made;
  const { plan, commitments, contributions, terms } = report;
  const numbers = commitments.map(({ id, content: { number } }) => ({ id, number }));
  const inState = (...states: readonly string[]) => terms.filter(({ state }) => states.includes(state)).length;
  const { received, answered, waiting, overdue } = contributions;
  return (
    <div class="stack-wide report">
      <ReportCover made={made} lang={lang} />
      <Scoreboard board={report.scoreboard} lang={lang} />
      <ReportChanges report={report} lang={lang} />
      <section class="stack" aria-labelledby="commitments">
        <h2 id="commitments">{t.commitments}</h2>
        {commitments.length === 0 && <p>{t.noCommitments}</p>}
        {commitments.map((one) => (
          <ReportCommitment
            key={one.id}
            one={one}
            institutions={plan.content.institutions}
            words={words}
            origin={origin}
            lang={lang}
          />
        ))}
      </section>
      <Clocks terms={terms} commitments={numbers} lang={lang} />
      {terms.length > 0 && <p>{r.termsText(inState('met', 'met-late'), inState('due'), inState('overdue'))}</p>}
      <section class="stack" aria-labelledby="documents">
        <h2 id="documents">{t.documents}</h2>
        <ReportEvidence items={report.documents} origin={origin} lang={lang} />
      </section>
      <section class="stack" aria-labelledby="received">
        <h2 id="received">{t.contributions}</h2>
        <p>{r.contributionsText(received, answered, waiting, overdue)}</p>
      </section>
      <section class="stack" aria-labelledby="tasks">
        <h2 id="tasks">{r.groupTasks}</h2>
        <ReportTasks tasks={report.tasks} lang={lang} />
      </section>
    </div>
  );
}
