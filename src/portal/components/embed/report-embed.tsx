import type { ReportView } from '../../../../read-models/reports.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { categoryOf, type Named, ReportTag, whereOf } from '../map/report-card.js';
import { isShown } from '../text.js';
import { Embedded } from './embedded.js';

type Props = { readonly report: ReportView; readonly named: Named; readonly lang: Lang };

/** A report within somebody else's page. */
export function ReportEmbed({ report, named, lang }: Props) {
  const { id, text, language, filedAt, supporters } = report;
  const t = say(lang).reports;
  return (
    <Embedded
      tags={<ReportTag report={report} lang={lang} />}
      where={whereOf(report, lang)}
      href={paths(lang).report(id)}
      title={categoryOf(report, named, lang)}
    >
      {isShown(text) && (
        <p class="clipped" lang={language}>
          {text.description}
        </p>
      )}
      <p class="meta dotted">
        <span>{t.filed(filedAt)}</span>
        {supporters > 0 && <span>{t.supporters(supporters)}</span>}
      </p>
    </Embedded>
  );
}
