import { DISTRICTS } from '../../../events/districts.js';
import type { ListedStatus } from '../../../read-models/petition-views.js';
import type { PetitionSort } from '../../../read-models/petitions.js';
import { districtName } from '../../map/district-names.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { Field, Select } from './field.js';

/** What the list was asked for. */
export type Wanted = {
  readonly q?: string | undefined;
  readonly status?: ListedStatus | undefined;
  readonly district?: string | undefined;
  readonly sort?: PetitionSort | undefined;
  readonly cursor?: string | undefined;
};
type Props = { readonly wanted: Wanted; readonly lang: Lang };

/** The address of the same list with something else about it; a changed list begins at its beginning. */
export const listAt = (lang: Lang, wanted: Wanted): string => withQuery(paths(lang).petitions, wanted);

const SORTS: readonly PetitionSort[] = ['newest', 'signatures', 'trending'];

/** The words first, then where, then in which order. */
export function PetitionFilters({ wanted, lang }: Props) {
  const words = say(lang);
  const t = words.petitions.search;
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  return (
    <search>
      <form class="card filters" method="get" action={paths(lang).petitions} aria-label={t.form}>
        {wanted.status && <input type="hidden" name="status" value={wanted.status} />}
        <Field lang={lang} name="q" label={t.label} value={wanted.q} input={{ type: 'search', required: false }} />
        <details class="fold more" open={wanted.district !== undefined || wanted.sort !== undefined}>
          <summary>{t.filters}</summary>
          <div class="pair">
            <Select
              lang={lang}
              name="district"
              label={t.district}
              value={wanted.district ?? ''}
              options={[{ value: '', label: words.shell.all }, ...districts]}
            />
            <Select
              lang={lang}
              name="sort"
              label={t.sort}
              value={wanted.sort ?? 'newest'}
              options={SORTS.map((sort) => ({ value: sort, label: t.sorts[sort] }))}
            />
          </div>
        </details>
        <button type="submit" class="button">
          {words.shell.search}
        </button>
      </form>
    </search>
  );
}

/** Counts by state: how many petitions are in each. */
export type StateCounts = Readonly<Record<ListedStatus, number>>;

const ALWAYS: readonly ListedStatus[] = ['open', 'goal-reached', 'answered', 'closed', 'refused'];
const SOMETIMES: readonly ListedStatus[] = ['appealed', 'withdrawn'];

/** The same list by state, each tab with its count and its own address. */
export function StateTabs({ wanted, counts, lang }: Props & { counts: StateCounts }) {
  const t = say(lang).petitions;
  const shown = [...ALWAYS, ...SOMETIMES.filter((status) => counts[status] > 0 || wanted.status === status)];
  // the counts are of the whole city: beside a narrower list they would be wrong
  const whole = !wanted.q && !wanted.district;
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const tabs = [
    { status: undefined, label: t.tabs.all, count: all },
    ...shown.map((status) => ({ status, label: t.tabs[status], count: counts[status] })),
  ];
  return (
    <nav aria-label={t.tabsLabel}>
      <ul class="tabs">
        {tabs.map(({ status, label, count }) => (
          <li>
            <a
              href={listAt(lang, { ...wanted, status, cursor: undefined })}
              aria-current={status === wanted.status ? 'page' : undefined}
            >
              {label} {whole && <span class="count">{format(lang).number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
