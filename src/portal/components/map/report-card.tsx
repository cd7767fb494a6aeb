import type { ReportCard as Card } from '../../../../read-models/reports.js';
import { districtName } from '../../../map/district-names.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { isShown, Written } from '../text.js';
import { Thumbnails } from './photos.js';

/** Codes in words: what can be reported, and who answers for it. */
export type Named = {
  readonly categories: ReadonlyMap<string, Readonly<Record<Lang, string>>>;
  readonly departments: ReadonlyMap<string, Readonly<Record<Lang, string>>>;
};

/** The tone of a state beside its word. */
export const TONES: Readonly<Record<Card['status'], string>> = {
  submitted: 'waits',
  acknowledged: 'waits',
  assigned: '',
  planned: '',
  'in-progress': '',
  reopened: 'waits',
  resolved: 'good',
  'confirmed-fixed': 'good',
  refused: 'bad',
  'not-ours': 'over',
  duplicate: 'over',
};

/** How a report stands, and whether it is late. */
export function ReportTag({ report, lang }: { report: Pick<Card, 'status' | 'overdue'>; lang: Lang }) {
  const t = say(lang).reports;
  return (
    <>
      <Tag tone={TONES[report.status]}>{t.status[report.status]}</Tag>
      {report.overdue && <Tag tone="bad">{t.overdue}</Tag>}
    </>
  );
}

export const categoryOf = ({ category }: Pick<Card, 'category'>, { categories }: Named, lang: Lang): string =>
  categories.get(category)?.[lang] ?? category;

/** Where it is, for a page: the address in the language that it was written in. */
export function Where({
  report: { district, text },
  lang,
}: Pick<Props, 'lang'> & { report: Pick<Card, 'district' | 'text'> }) {
  const { name } = districtName(lang, district);
  if (!isShown(text) || text.address === '') return <>{name}</>;
  return (
    <>
      {name}, <Written text={text.address} />
    </>
  );
}

/** The same where there is no markup: in the title of a page. */
export const whereOf = ({ district, text }: Pick<Card, 'district' | 'text'>, lang: Lang): string => {
  const { name } = districtName(lang, district);
  return isShown(text) && text.address !== '' ? `${name}, ${text.address}` : name;
};

type Props = { readonly report: Card; readonly named: Named; readonly lang: Lang };

/** A report in a list. */
export function ReportCard({ report, named, lang }: Props) {
  const { id, text, language, filedAt, promised, open, overdue, supporters } = report;
  const t = say(lang).reports;
  return (
    <li class="card item plain">
      <div class="kicker">
        <ReportTag report={report} lang={lang} />
        <span class="meta">
          <Where report={report} lang={lang} />
        </span>
      </div>
      <h2>
        <a href={paths(lang).report(id)}>{categoryOf(report, named, lang)}</a>
      </h2>
      {isShown(text) && (
        <p class="clipped" lang={language}>
          {text.description}
        </p>
      )}
      <Thumbnails photos={report.photos} lang={lang} />
      <p class="meta dotted">
        <span>{t.filed(filedAt)}</span>
        {open && <span>{overdue ? t.was(promised) : t.promised(promised)}</span>}
        {supporters > 0 && <span>{t.supporters(supporters)}</span>}
      </p>
    </li>
  );
}
