import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { MonitorView } from '../../../read-models/civic-monitors.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { DeedForm, FoldedDeed, Send } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type MonitorsView = Framed & {
  readonly found: Listed<MonitorView>;
  readonly cursor?: string | undefined;
  /** The reader may accredit, and revoke. */
  readonly office: boolean;
  readonly done?: boolean;
  readonly errors?: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: MonitorsView; readonly lang: Lang };

/** Who is accredited as a civic monitor; where the reader may, accrediting and revoking. */
export function MonitorsPage(view: MonitorsView, lang: Lang): VNode {
  const { frame, found, cursor, office, done, errors = [] } = view;
  const { services, civic } = say(lang);
  const t = civic.monitors;
  const to = paths(lang);
  const way = [{ href: to.services, label: services.title }];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title: t.title, description: t.lead, way, json: api.monitors, failed: errors.length > 0 }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        {done && <Banner tone="good" title={t.done} news />}
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {found.total === 0 ? (
          <p class="card">{t.none}</p>
        ) : (
          <ul class="list">
            {found.items.map((monitor) => (
              <Monitor monitor={monitor} view={view} lang={lang} />
            ))}
          </ul>
        )}
        <Pagination
          lang={lang}
          next={found.next === null ? undefined : withQuery(to.monitors, { cursor: found.next })}
          first={cursor === undefined ? undefined : to.monitors}
        />
        {office && <Accredit view={view} lang={lang} />}
        <p>
          <a href={to.visits}>{civic.visits.title}</a>
        </p>
      </div>
    </Layout>
  );
}

function Monitor({ monitor, view, lang }: Props & { monitor: MonitorView }) {
  const { frame, office, kept = {}, errors = [] } = view;
  const { civic } = say(lang);
  const t = civic.monitors;
  const to = paths(lang);
  const { revoked, expires, organisation, name } = monitor;
  const over = expires <= frame.now;
  const here = kept.monitor === monitor.monitor;
  const line = (field: 'ka' | 'en', label: string) => (
    <Field
      lang={lang}
      id={`${field}-${monitor.monitor}`}
      name={field}
      label={label}
      value={here ? kept[field] : undefined}
      error={here ? errorOf(errors, `${field}-${monitor.monitor}`) : undefined}
    />
  );
  return (
    <li class="card item">
      <p class="kicker">
        {revoked ? (
          <Tag tone="bad">{t.revoked(revoked.at)}</Tag>
        ) : (
          <Tag tone={over ? 'over' : 'good'}>{over ? t.over : t.inForce}</Tag>
        )}
      </p>
      <h2>{'name' in name ? name.name : civic.visits.nameErased}</h2>
      <p>{organisation[lang]}</p>
      <p class="meta dotted">
        {!revoked && <span>{t.until(expires)}</span>}
        {revoked && <span>{revoked.reason[lang]}</span>}
        <a href={withQuery(to.visits, { monitor: monitor.monitor })}>{t.visits}</a>
      </p>
      {office && !revoked && !over && (
        <FoldedDeed
          frame={frame}
          action={to.monitors}
          sent={{ step: 'revoke', monitor: monitor.monitor }}
          title={t.revoke}
          tone="quiet"
          open={here}
        >
          {line('ka', t.reasonKa)}
          {line('en', t.reasonEn)}
        </FoldedDeed>
      )}
    </li>
  );
}

function Accredit({ view: { frame, errors = [], kept = {} }, lang }: Props) {
  const t = say(lang).civic.monitors;
  const sent = kept.step === 'accredit' ? kept : {};
  const field = (name: string, label: string, input: object = {}) => (
    <Field lang={lang} name={name} label={label} value={sent[name]} error={errorOf(errors, name)} input={input} />
  );
  return (
    <section class="card stack" aria-labelledby="accredit">
      <h2 id="accredit">{t.accredit}</h2>
      <p>{t.note}</p>
      <DeedForm frame={frame} action={paths(lang).monitors} sent={{ step: 'accredit' }}>
        {field('personalNumber', t.number, { inputMode: 'numeric', maxLength: 11 })}
        {field('organisation-ka', t.organisationKa)}
        {field('organisation-en', t.organisationEn)}
        {field('expires', t.expires, { type: 'date' })}
        <Send label={t.deed} />
      </DeedForm>
    </section>
  );
}
