import type { VNode } from 'preact';
import type { Made } from '../../ogp/reports.js';
import { inLang } from '../components/ogp/official.js';
import { ReportWhole } from '../components/ogp/report.js';
import { Paper } from '../components/paper.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type ReportPaperView = {
  readonly made: Made;
  readonly demo: boolean;
  readonly origin: string;
  /** The words of its sheet: it fetches nothing. */
  readonly sheet: string;
};

/** The report as a file of its own: to be kept, sent and printed. */
export function ReportPaperPage({ made, demo, origin, sheet }: ReportPaperView, lang: Lang): VNode {
  const { ogpReport: r } = say(lang);
  const { plan, asOf } = made.report;
  const title = inLang(plan.content.title, lang);
  return (
    <Paper
      lang={lang}
      demo={demo}
      title={`${r.titleOf(title.text)}, ${r.moment(asOf.at)}`}
      sheet={{ inline: sheet }}
      back={{ href: origin + paths(lang).plan(plan.id), text: r.back }}
      foot={
        <>
          <p>{r.lead}</p>
          <p>{r.check}</p>
        </>
      }
    >
      <header>
        <p class="body">{r.title}</p>
        <h1 lang={title.lang}>{title.text}</h1>
      </header>
      <ReportWhole made={made} origin={origin} lang={lang} />
    </Paper>
  );
}
