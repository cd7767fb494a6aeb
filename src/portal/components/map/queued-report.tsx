import type { DueBand, QueuedReport } from '../../../../read-models/report-queue.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { momentOf } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { isShown } from '../text.js';
import { categoryOf, type Named, ReportTag, whereOf } from './report-card.js';

export const DUE_TONES: Readonly<Record<DueBand, string>> = { overdue: 'bad', today: 'waits', week: '', later: 'good' };

type Props = {
  readonly report: QueuedReport;
  readonly named: Named;
  readonly lang: Lang;
  /** The reader may choose it, to change it with others. */
  readonly chosen?: boolean | undefined;
};

/** A report that waits: what, where, with whom, since when and until when. */
export function QueuedReportRow({ report, named, lang, chosen }: Props) {
  const words = say(lang);
  const t = words.reportDesk;
  const { id, text, language, department, age, due, promised, day, supporters, hidden } = report;
  const title = categoryOf(report, named, lang);
  const where = whereOf(report, lang);
  return (
    <li class="card item plain">
      <div class="kicker">
        {chosen !== undefined && (
          <label class="tick">
            <input type="checkbox" name="ids" value={id} checked={chosen} />
            <span>
              {t.choose}
              <span class="hidden-visually">
                : {title}, {where}
              </span>
            </span>
          </label>
        )}
        <ReportTag report={{ ...report, overdue: false }} lang={lang} />
        <Tag tone={DUE_TONES[due]}>{t.dues[due]}</Tag>
        {hidden && <Tag tone="over">{t.hidden}</Tag>}
      </div>
      <h2>
        <a href={paths(lang).report(id)}>{title}</a>
      </h2>
      <p class="meta">{where}</p>
      {isShown(text) && (
        <p class="clipped" lang={language}>
          {text.description}
        </p>
      )}
      <p class="meta dotted">
        <span>{t.age(age)}</span>
        <span>{t.promised(promised)}</span>
        {day && <span>{words.reports.day(momentOf(day))}</span>}
        <span>{named.departments.get(department)?.[lang] ?? department}</span>
        {supporters > 0 && <span>{words.reports.supporters(supporters)}</span>}
      </p>
    </li>
  );
}
