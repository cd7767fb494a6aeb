import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { BudgetLineView, LineDay } from '../../../read-models/spending-lines.js';
import { Breadcrumbs, type Crumb } from '../components/breadcrumbs.js';
import { Pagination } from '../components/pagination.js';
import { AboutSpending, SpendingData, sumsAt } from '../components/spending/about.js';
import { SpendingCurve, SpendingMonths } from '../components/spending/over-time.js';
import { areaName, groupingsOf, lineName, type Part, type PartView, partAt } from '../components/spending/part.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { ogDefault, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';
import { Groups, Sums } from './spending.js';

export type SpendingPartView = Framed &
  PartView & {
    /** A line of the part: it knows what programme and department are called. */
    readonly sample: BudgetLineView;
    /** Of one line: what was paid. */
    readonly payments?: Listed<LineDay> | undefined;
    readonly cursor?: string | undefined;
  };
type Props = { readonly view: SpendingPartView; readonly lang: Lang };

/** One programme, department, district or line of a year's budget. Its address lasts: others may link to it. */
export function SpendingPartPage(view: SpendingPartView, lang: Lang): VNode {
  const { frame, part, found, sample, payments, cursor } = view;
  const t = say(lang).spending;
  const whole: Part = { year: part.year, by: 'programme' };
  const names = namesOf(view, lang);
  const here = names.at(-1)!.label;
  const way = [{ href: partAt(whole, {}, lang), label: `${t.title}, ${part.year}` }, ...names.slice(0, -1)];
  const description = `${names.map(({ label }) => label).join(', ')}. ${t.lead}`;
  return (
    <Layout
      frame={frame}
      lang={lang}
      meta={{
        ...{ title: `${here}: ${t.title}, ${part.year}`, description, way },
        ...{ image: { path: ogDefault(lang), alt: t.title }, json: sumsAt(view, '') },
        unlisted: part.month !== undefined || cursor !== undefined,
        about: [
          dataset(
            { origin: frame.origin, lang },
            {
              ...{ path: partAt(part, { month: undefined }, lang), name: here, description },
              files: [
                [sumsAt(view, '.csv'), 'text/csv'],
                [sumsAt(view, ''), 'application/json'],
              ],
            },
          ),
        ],
      }}
    >
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={here} />
          <p class="kicker">
            <span>{kickerOf(part, names, lang)}</span>
            {part.kind === 'line' && sample.dropped && <Tag tone="over">{t.dropped}</Tag>}
          </p>
          <h1>{here}</h1>
        </div>
        <Sums {...view} lang={lang} />
        {groupingsOf(part).length > 0 && <Groups {...view} lang={lang} />}
        {part.kind === 'line' && <Belongs view={view} lang={lang} />}
        <SpendingCurve {...view} lang={lang} />
        <SpendingMonths {...view} lang={lang} />
        {payments && <Payments view={view} found={payments} lang={lang} />}
        <SpendingData part={part} found={found} lang={lang} />
        <AboutSpending lang={lang} />
      </div>
    </Layout>
  );
}

/** What kind of part it is; of what two have in common, what it lies within. */
function kickerOf({ kind = 'programme', code }: Part, names: readonly Crumb[], lang: Lang): string {
  const within = names.slice(0, -1).map(({ label }) => label);
  if (within.length > 0) return within.join(', ');
  const word = say(lang).spending.of[kind];
  return kind === 'district' ? word : `${word} ${code}`;
}

/** What the page is about, from the widest to the narrowest, each with its own address. */
function namesOf({ part, sample }: SpendingPartView, lang: Lang): readonly Crumb[] {
  const { kind = 'programme', code = '', programme, department, area } = part;
  const own: Part = { year: part.year, kind, code, by: part.by };
  const named = {
    programme: sample.programme.name[lang],
    department: sample.department.name[lang],
    district: areaName(code, lang),
    line: lineName(sample.title, sample.area, lang),
  }[kind];
  const narrowed = [
    ...(programme === undefined ? [] : [{ label: sample.programme.name[lang], change: { programme } }]),
    ...(department === undefined ? [] : [{ label: sample.department.name[lang], change: { department } }]),
    ...(area === undefined ? [] : [{ label: areaName(area, lang), change: { area } }]),
  ];
  let reached: Part = { ...own, by: groupingsOf(own)[0] ?? 'line' };
  const names = [{ href: partAt(reached, {}, lang), label: named }];
  for (const { label, change } of narrowed) {
    reached = { ...reached, ...change };
    reached = { ...reached, by: groupingsOf(reached)[0] ?? 'line' };
    names.push({ href: partAt(reached, {}, lang), label });
  }
  return names;
}

/** Where a line stands in the budget: to its programme, its department and its district. */
function Belongs({ view: { part, sample }, lang }: Props) {
  const t = say(lang).spending;
  const to = (kind: 'programme' | 'department' | 'district', code: string) =>
    paths(lang).spendingOf(part.year, kind, code);
  const rows = [
    { label: t.of.programme, href: to('programme', sample.programme.code), name: sample.programme.name[lang] },
    { label: t.of.department, href: to('department', sample.department.code), name: sample.department.name[lang] },
    { label: t.filters.area, href: to('district', sample.area), name: areaName(sample.area, lang) },
  ];
  return (
    <dl class="answers">
      {rows.map(({ label, href, name }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            <a href={href}>{name}</a>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Payments({ view, found, lang }: Props & { readonly found: Listed<LineDay> }) {
  const { part, cursor } = view;
  const t = say(lang).spending;
  const { lari, day: short } = format(lang);
  const at = partAt(part, { month: undefined }, lang);
  const rows = found.items.flatMap(({ day, payments }) => payments.map((payment) => ({ day, ...payment })));
  return (
    <section class="stack" aria-labelledby="payments">
      <h2 id="payments">{t.payments}</h2>
      {rows.length === 0 ? (
        <p>{t.noPayments}</p>
      ) : (
        <>
          <p class="meta">{t.paymentsLead}</p>
          <div class="scroller">
            <table class="table over">
              <thead>
                <tr>
                  <th scope="col">{t.payee}</th>
                  <th scope="col">{t.day}</th>
                  <th scope="col">{t.order}</th>
                  <th scope="col" class="n">
                    {t.spent}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ day, number, tetri, payee, contract }) => (
                  <tr>
                    <th scope="row">
                      {payee ? <span lang="ka">{payee.name}</span> : t.noPayee}
                      {payee && <span class="sub">{t.code(payee.code)}</span>}
                      {contract !== null && <span class="sub">{t.contract(contract)}</span>}
                    </th>
                    <td>
                      <time dateTime={day}>{short(momentOf(day))}</time>
                    </td>
                    <td>{number}</td>
                    <td class="n right">{lari(tetri)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pagination
            lang={lang}
            first={cursor === undefined ? undefined : at}
            next={found.next === null ? undefined : withQuery(at, { cursor: found.next })}
          />
        </>
      )}
    </section>
  );
}
