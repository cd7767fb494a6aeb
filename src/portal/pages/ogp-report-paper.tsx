import type { VNode } from 'preact';
import type { Made } from '../../ogp/reports.js';
import { inLang } from '../components/ogp/official.js';
import { ReportWhole } from '../components/ogp/report.js';
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
  const { ogpReport: r, shell } = say(lang);
  const { plan, asOf } = made.report;
  const title = inLang(plan.content.title, lang);
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {demo && <meta name="robots" content="noindex" />}
        <title>{`${r.titleOf(title.text)}, ${r.moment(asOf.at)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: sheet }} />
      </head>
      <body>
        <main>
          {demo && <p class="notice">{shell.demo}</p>}
          <p class="back">
            <a href={origin + paths(lang).plan(plan.id)}>{r.back}</a>
          </p>
          <header>
            <p class="body">{r.title}</p>
            <h1 lang={title.lang}>{title.text}</h1>
          </header>
          <ReportWhole made={made} origin={origin} lang={lang} />
        </main>
        <footer>
          <p>{r.lead}</p>
          <p>{r.check}</p>
        </footer>
      </body>
    </html>
  );
}
