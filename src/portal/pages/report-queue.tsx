import type { VNode } from 'preact';
import { MOST_AT_ONCE } from '../../../commands/smart-map/batch-commands.js';
import { DISTRICTS } from '../../../events/districts.js';
import { BATCH_ACTIONS } from '../../../events/report-batches.js';
import type { BatchView } from '../../../read-models/report-batches.js';
import {
  AGE_BANDS,
  type Ages,
  DUE_BANDS,
  type Dues,
  OPEN_STATUSES,
  type QueuedReport,
} from '../../../read-models/report-queue.js';
import { districtName } from '../../map/district-names.js';
import { Choices } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select } from '../components/field.js';
import { BatchList } from '../components/map/batch-list.js';
import { DUE_TONES, QueuedReportRow } from '../components/map/queued-report.js';
import type { Named } from '../components/map/report-card.js';
import { FigureLinks } from '../components/office/figure-links.js';
import { RoomPage } from '../components/office/office-page.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { Pagination } from '../components/pagination.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

/** The queue as it was asked for; `all` stands for any department or district, where the official has one of their own. */
export type QueueAsked = Readonly<
  Record<'band' | 'due' | 'department' | 'category' | 'district' | 'status' | 'cursor', string | undefined>
>;
export type ReportQueueView = Framed & {
  readonly asked: QueueAsked;
  readonly items: readonly QueuedReport[];
  readonly total: number;
  readonly next: string | null;
  readonly ages: Ages;
  readonly dues: Dues;
  readonly named: Named;
  /** The official’s own department and district, by which it is narrowed although nobody asked for that. */
  readonly mine: readonly string[];
  /** The reader may change reports. */
  readonly officer: boolean;
  readonly batches: readonly BatchView[];
  readonly waiting: Waiting;
  readonly errors: readonly FormError[];
};
type Props = { readonly view: ReportQueueView; readonly lang: Lang };

/** Open reports, the most pressing first; several of them can be changed at once. */
export function ReportQueuePage(view: ReportQueueView, lang: Lang): VNode {
  const { frame, asked, items, total, next, mine, officer, batches, waiting, errors } = view;
  const t = say(lang).reportDesk;
  const { reportQueue } = paths(lang);
  const { cursor, ...query } = asked;
  const list = (
    <ul class="list">
      {items.map((report) => (
        <QueuedReportRow report={report} named={view.named} lang={lang} chosen={officer ? false : undefined} />
      ))}
    </ul>
  );
  return (
    <RoomPage frame={frame} lang={lang} here="reports" waiting={waiting} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        <ErrorSummary errors={errors} lang={lang} />
        <Counters view={view} lang={lang} />
        <Filters view={view} lang={lang} />
        {mine.length > 0 && (
          <p>
            {t.mine(mine)}{' '}
            <a href={withQuery(reportQueue, { ...query, department: 'all', district: 'all' })}>{t.everybody}</a>
          </p>
        )}
        <p class="meta" role="status">
          {items.length === 0 ? t.empty : t.found(total)}
        </p>
        {officer && items.length > 0 ? (
          <DeedForm frame={frame} action={paths(lang).reportBatches}>
            {list}
            <Change view={view} lang={lang} />
          </DeedForm>
        ) : (
          items.length > 0 && list
        )}
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : withQuery(reportQueue, query)}
          next={next === null ? undefined : withQuery(reportQueue, { ...query, cursor: next })}
        />
        {batches.length > 0 && (
          <section class="stack" aria-labelledby="batches">
            <h2 id="batches">{t.batches}</h2>
            <BatchList batches={batches} lang={lang} />
          </section>
        )}
      </div>
    </RoomPage>
  );
}

function Counters({ view: { asked, ages, dues }, lang }: Props) {
  const words = say(lang);
  const t = words.reportDesk;
  const { cursor: _, ...query } = asked;
  const to = (more: Partial<QueueAsked>) => withQuery(paths(lang).reportQueue, { ...query, ...more });
  const all = {
    ...{ label: words.shell.all, count: AGE_BANDS.reduce((sum, band) => sum + ages[band], 0) },
    ...{ href: to({ band: undefined }), here: asked.band === undefined },
  };
  return (
    <>
      <FigureLinks
        lang={lang}
        label={t.byDue}
        items={DUE_BANDS.map((due) => ({
          ...{ label: t.dues[due], count: dues[due], tone: DUE_TONES[due] },
          ...{ href: to({ due }), here: asked.due === due },
        }))}
      />
      {asked.due !== undefined && (
        <p>
          <a href={to({ due: undefined })}>{t.anyDue}</a>
        </p>
      )}
      <FigureLinks
        lang={lang}
        label={t.byAge}
        items={[
          all,
          ...AGE_BANDS.map((band) => ({
            ...{ label: t.ages[band], count: ages[band] },
            ...{ href: to({ band }), here: asked.band === band },
          })),
        ]}
      />
    </>
  );
}

function Filters({ view: { asked, named }, lang }: Props) {
  const words = say(lang);
  const t = words.reportDesk.filters;
  const all = [{ value: 'all', label: words.shell.all }];
  const of = (names: Named['departments']) => [...names].map(([value, label]) => ({ value, label: label[lang] }));
  const options = {
    department: [...all, ...of(named.departments)],
    category: [...all, ...of(named.categories)],
    district: [...all, ...DISTRICTS.map((value) => ({ value, label: districtName(lang, value).name }))],
    status: [...all, ...OPEN_STATUSES.map((value) => ({ value, label: words.reports.status[value] }))],
  };
  return (
    <form
      class="card filters few"
      method="get"
      action={paths(lang).reportQueue}
      aria-label={words.reportDesk.filters.form}
    >
      {asked.band && <input type="hidden" name="band" value={asked.band} />}
      {asked.due && <input type="hidden" name="due" value={asked.due} />}
      {(['department', 'category', 'district', 'status'] as const).map((name) => (
        <Select lang={lang} name={name} label={t[name]} value={asked[name] ?? 'all'} options={options[name]} />
      ))}
      <button type="submit" class="button">
        {words.shell.filter}
      </button>
    </form>
  );
}

/** One step for those that are chosen, or for all that the filter finds: first it is counted. */
function Change({ view: { asked, total, errors }, lang }: Props) {
  const t = say(lang).reportDesk;
  const { cursor: _, ...filter } = asked;
  const which = [
    { value: 'chosen', label: t.change.chosen },
    { value: 'all', label: t.change.all(total), hint: t.change.allHint(MOST_AT_ONCE) },
  ];
  const actions = BATCH_ACTIONS.map((value) => ({ value, label: t.actions[value] }));
  return (
    <section class="card form" aria-labelledby="change">
      <h2 id="change">{t.change.title}</h2>
      {Object.entries(filter).map(
        ([name, value]) => value && <input type="hidden" name={`filter-${name}`} value={value} />,
      )}
      <Choices
        lang={lang}
        name="which"
        legend={t.change.which}
        choices={which}
        chosen={['chosen']}
        error={errorOf(errors, 'which')}
      />
      <Select lang={lang} name="action" label={t.change.action} options={actions} error={errorOf(errors, 'action')} />
      <p class="hint">{t.change.hint}</p>
      <p>
        <button type="submit" class="button" name="step" value="choose">
          {t.change.next}
        </button>
      </p>
    </section>
  );
}
