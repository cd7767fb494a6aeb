import { pdf } from '../ogp/minutes-pdf.js';
import type { Made } from '../ogp/reports.js';
import type { Place } from '../place.js';
import { openAssets } from './assets.js';
import { renderPage } from './controllers/render.js';
import type { Lang } from './frame.js';
import { inlineSheet } from './inline-sheet.js';
import { ReportPaperPage } from './pages/ogp-report-paper.js';
import { reportCsv } from './report-csv.js';

export const REPORT_FORMATS = ['html', 'json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
export const REPORT_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** The four forms of a report: whoever asks, over HTTP or on the command line, gets the same bytes. */
export class ReportForms {
  private sheet: string | undefined;

  constructor(private readonly place: Pick<Place, 'publicUrl' | 'demo' | 'chromium'>) {}

  /** @throws Refused `minutes.no-printer` for a PDF where no Chromium is installed */
  async of(made: Made, format: ReportFormat, lang: Lang): Promise<string | Buffer> {
    switch (format) {
      case 'json':
        return made.file.bytes.toString('utf8');
      case 'csv':
        return reportCsv(made, lang);
      case 'html':
        return this.page(made, lang);
      case 'pdf':
        return pdf(this.page(made, lang), this.place.chromium);
    }
  }

  private page(made: Made, lang: Lang): string {
    this.sheet ??= inlineSheet(openAssets(), 'report.css');
    const { publicUrl: origin, demo } = this.place;
    return renderPage(ReportPaperPage({ made, demo, origin, sheet: this.sheet }, lang));
  }
}

/** What a file of it is called. */
export const reportName = ({ report: { plan, asOf } }: Made, format: ReportFormat, lang: Lang): string =>
  `ogp-report-${plan.id}-${asOf.day}${format === 'json' ? '' : `.${lang}`}.${format}`;
