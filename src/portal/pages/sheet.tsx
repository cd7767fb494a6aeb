import type { VNode } from 'preact';
import type { Officials, SheetView } from '../../../read-models/petition-papers.js';
import type { PetitionView } from '../../../read-models/petition-views.js';
import type { RowCheck, RowOutcome } from '../../write/sheets.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs, type Crumb } from '../components/breadcrumbs.js';
import { Figures } from '../components/figures.js';
import { type Line, LinesForm } from '../components/office/lines-form.js';
import { FormPage } from '../components/office/office-page.js';
import { SheetActs, SheetTotals } from '../components/office/sheet-list.js';
import { Tag } from '../components/status-tag.js';
import { titleLang, titleOf } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { holds, SHEET_CLERKS } from '../office-rooms.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

type Of = Pick<PetitionView, 'id' | 'text' | 'language'>;

/** One paper sheet: its scan, and its lines as far as they have been typed. */
export type SheetPageView = Framed & {
  readonly petition: Of;
  readonly sheet: SheetView & { readonly officials: Officials };
  /** How the scan can be shown; undefined when it is gone. */
  readonly scan: 'picture' | 'file' | undefined;
  readonly lines: readonly Line[];
  readonly empty: number;
  readonly checks?: readonly RowCheck[] | undefined;
  readonly errors: readonly FormError[];
};

/** What came of a sheet that was entered just now. */
export type SheetDoneView = Framed & {
  readonly petition: Of;
  readonly sheet: string;
  readonly lines: readonly Line[];
  readonly outcome: {
    readonly accepted: number;
    readonly alreadySigned: number;
    readonly notEligible: number;
    /** Empty for a sheet that was entered before. */
    readonly rows: readonly RowOutcome[];
  };
};

export function SheetPage(view: SheetPageView, lang: Lang): VNode {
  const { frame, petition, sheet, errors } = view;
  const t = say(lang).sheets;
  const { state, totals, officials } = sheet;
  const mayEnter = holds(frame.reader?.roles, SHEET_CLERKS) && state === 'received';
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.name(sheet.sheet)}
      way={wayTo(petition, lang)}
      errors={errors}
      head={
        <>
          <p class="kicker">
            <Tag tone={state === 'entered' ? 'good' : 'waits'}>{t.state[state]}</Tag>
          </p>
          <h1>{t.name(sheet.sheet)}</h1>
          <p lang={titleLang(petition)}>{titleOf(petition.text, lang)}</p>
          <p class="meta dotted">
            <SheetActs sheet={sheet} officials={officials} lang={lang} />
            <a href={withQuery(paths(lang).log, { stream: `sheet-${petition.id}_${sheet.sheet}` })}>{t.record}</a>
          </p>
          {totals && <SheetTotals totals={totals} lang={lang} />}
        </>
      }
    >
      <div class={mayEnter ? 'halves gap-above' : 'gap-above'}>
        {mayEnter && (
          <LinesForm
            frame={frame}
            lang={lang}
            action={paths(lang).sheet(petition.id, sheet.sheet)}
            lines={view.lines}
            empty={view.empty}
            checks={view.checks}
            errors={errors}
          />
        )}
        <Scan view={view} lang={lang} />
      </div>
    </FormPage>
  );
}

/** The sheet itself beside its lines, so that it can be read while they are typed. */
function Scan({ view: { petition, sheet, scan }, lang }: { view: SheetPageView; lang: Lang }) {
  const t = say(lang).sheets;
  if (scan === undefined) return <p class="meta">{t.scanGone}</p>;
  const at = paths(lang).scan(petition.id, sheet.scan);
  return (
    <section class="stack beside" aria-label={t.scanShown}>
      {scan === 'picture' && <img class="scan" src={at} alt={t.scanShown} loading="lazy" />}
      <p>
        <a class="button quiet" href={at} download>
          {t.scan}
        </a>
      </p>
    </section>
  );
}

export function SheetDonePage({ frame, petition, sheet, lines, outcome }: SheetDoneView, lang: Lang): VNode {
  const { done: t, ...words } = say(lang).sheets;
  const { number } = format(lang);
  const { accepted, alreadySigned, notEligible, rows } = outcome;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title: t.title, unlisted: true, islands: ['form'] }}>
      <div class="stack">
        <Breadcrumbs lang={lang} way={wayTo(petition, lang)} here={words.name(sheet)} />
        <h1>{t.title}</h1>
        <p>{words.name(sheet)}</p>
        {rows.length === 0 && <Banner tone="waits" title={t.again} news />}
        <Figures
          items={[
            { label: t.outcome.accepted, value: number(accepted), tone: 'good' },
            { label: t.outcome['already-signed'], value: number(alreadySigned), tone: 'waits' },
            { label: t.notCounted, value: number(notEligible), tone: 'bad' },
          ]}
        />
        {rows.length > 0 && <Outcomes rows={rows} lines={lines} lang={lang} />}
        <p class="deeds">
          <a class="button" href={to.sheetsOf(petition.id)}>
            {t.next}
          </a>
          <a href={to.sheets}>{words.title}</a>
        </p>
      </div>
    </Layout>
  );
}

function Outcomes({ rows, lines, lang }: Pick<SheetDoneView, 'lines'> & { rows: readonly RowOutcome[]; lang: Lang }) {
  const { done: t } = say(lang).sheets;
  return (
    <section class="stack" aria-labelledby="outcomes">
      <h2 id="outcomes">{t.outcomes}</h2>
      <div class="scroller">
        <table class="table stacking">
          <thead>
            <tr>
              <th scope="col" class="n">
                {t.columns.row}
              </th>
              <th scope="col">{t.columns.number}</th>
              <th scope="col">{t.columns.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row" class="n">
                  {row.row}
                </th>
                <td class="n">{endOf(lines[row.row - 1]?.number ?? '')}</td>
                <td>
                  <Tag tone={TONES[row.outcome]}>{outcomeWords(row, lang)}</Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const TONES: Readonly<Record<RowOutcome['outcome'], string>> = {
  accepted: 'good',
  'already-signed': 'waits',
  'not-eligible': 'bad',
  unknown: 'bad',
};
/** Enough to find the line on the paper, too little to be a number. */
const endOf = (number: string) => (number.length > 4 ? `…${number.slice(-4)}` : number);

function outcomeWords({ outcome, why = '', rule = '' }: RowOutcome, lang: Lang): string {
  const { outcome: words, why: reasons } = say(lang).sheets.done;
  if (outcome !== 'not-eligible') return words[outcome];
  const known: Readonly<Record<string, string>> = reasons;
  return known[rule] ?? known[why] ?? reasons.other;
}

function wayTo(petition: Of, lang: Lang): readonly Crumb[] {
  const words = say(lang);
  const to = paths(lang);
  return [
    { href: to.sheets, label: words.sheets.title },
    { href: to.sheetsOf(petition.id), label: words.petitions.one },
  ];
}
