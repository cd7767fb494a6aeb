import type { VNode } from 'preact';
import type { CommitmentView, WordView } from '../../../read-models/ogp-commitments.js';
import type { ContributionView } from '../../../read-models/ogp-contributions.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Assessments } from '../components/ogp/assessments.js';
import { ChangeLog } from '../components/ogp/change-log.js';
import { Contributions } from '../components/ogp/contributions.js';
import { EvidenceItems } from '../components/ogp/evidence-items.js';
import { Milestones } from '../components/ogp/milestones.js';
import { inLang, institutionsIn, Official, textIn, word } from '../components/ogp/official.js';
import { Prose } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { holds, OGP_ANSWERS, OGP_DEED_ROLES } from '../office-rooms.js';
import { OGP_DEEDS } from '../ogp-paths.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';

export type CommitmentPageView = Framed & {
  readonly commitment: CommitmentView;
  readonly contributions: readonly ContributionView[];
  /** The latest reports and assessments, the newest first. */
  readonly history: readonly WordView[];
  readonly notice?: keyof Catalogue['ogpForms']['notices'] | undefined;
};
type Props = { readonly view: CommitmentPageView; readonly lang: Lang };

/** A commitment in OGP's fields: milestones with evidence, both assessments side by side, contributions, change log. */
export function CommitmentPage(view: CommitmentPageView, lang: Lang): VNode {
  const { frame, commitment, contributions, history, notice } = view;
  const { ogp: t, ogpForms } = say(lang);
  const to = paths(lang);
  const { content, plan } = commitment;
  const title = textIn(content.title, lang);
  const description = textIn(content.promise, lang);
  const way = [
    { href: to.ogp, label: t.title },
    { href: to.plan(plan.id), label: textIn(plan.title, lang) },
  ];
  const json = api.ogp(`commitments/${commitment.id}`);
  const path = to.ogpCommitment(commitment.id);
  const files = [[json, 'application/json']] as const;
  const about = [dataset({ origin: frame.origin, lang }, { path, name: title, description, files })];
  const general = commitment.documents.filter(({ milestone }) => milestone === null);
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={{ title, description, way, about, json }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={title} />
          {notice && <Banner tone="good" title={ogpForms.notices[notice]} news />}
          {commitment.withdrawn && (
            <Banner tone="bad" title={t.withdrawn}>
              <p>
                {t.reason} <Official said={commitment.withdrawn.reason} lang={lang} />
              </p>
            </Banner>
          )}
          <p class="kicker">
            {t.commitment} {content.number}
            {content.ogpId && ` · ${content.ogpId}`}
          </p>
          <h1 lang={inLang(content.title, lang).lang}>{title}</h1>
          <Prose text={description} lang={inLang(content.promise, lang).lang} />
          <p class="meta dotted">
            <span>{institutionsIn(plan.institutions, content.lead, lang)}</span>
            <span>{t.period(content.from, content.to)}</span>
            {commitment.starred && <span>★ {t.starred}</span>}
          </p>
          {!commitment.withdrawn && <Office view={view} lang={lang} />}
        </div>
        <Assessments commitment={commitment} lang={lang} />
        <Milestones commitment={commitment} lang={lang} />
        <section class="stack" aria-labelledby="about">
          <h2 id="about">{t.commitment}</h2>
          <Facts view={view} lang={lang} />
        </section>
        {general.length > 0 && (
          <section class="stack" aria-labelledby="evidence">
            <h2 id="evidence">{t.evidence}</h2>
            <EvidenceItems items={general} lang={lang} />
          </section>
        )}
        <Contributions
          items={contributions}
          institutions={plan.institutions}
          write={to.contribute(commitment.id)}
          answers={holds(frame.reader?.roles, OGP_ANSWERS)}
          lang={lang}
        />
        <ChangeLog commitment={commitment} history={history} lang={lang} />
        <p class="data-links">
          <a href={json}>JSON</a>
          <a href={api.ogp('evidence', { commitment: commitment.id })}>{t.allDocuments}</a>
        </p>
      </div>
    </Layout>
  );
}

/** What the reader may report on it. */
function Office({ view: { frame, commitment }, lang }: Props) {
  const { ogpForms: t } = say(lang);
  const deeds = OGP_DEEDS.filter((deed) => holds(frame.reader?.roles, OGP_DEED_ROLES[deed]));
  if (deeds.length === 0) return null;
  return (
    <nav class="card quiet stack" aria-label={t.office}>
      <h2>{t.office}</h2>
      <ul>
        {deeds.map((deed) => (
          <li key={deed}>
            <a href={paths(lang).ogpDeed(commitment.id, deed)}>
              {(deed === 'independent' ? t.independentForm : t[deed]).title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Facts({ view: { commitment }, lang }: Props) {
  const { ogp: t, ogpWords: words } = say(lang);
  const { content, plan } = commitment;
  const { fields } = words;
  const prose = (said: Parameters<typeof Official>[0]['said'] | undefined) =>
    said && <Official said={said} lang={lang} />;
  const named = (of: Readonly<Record<string, string>>, codes: readonly string[]) =>
    codes.map((code) => word(of, code)).join(', ');
  const items = [
    { question: fields.problem, answer: prose(content.problem) },
    { question: fields.contribution, answer: prose(content.contribution) },
    { question: fields.relevance, answer: prose(content.relevance) },
    { question: fields.values, answer: named(words.values, content.values) },
    { question: fields.areas, answer: named(words.areas, content.areas) },
    { question: fields.lead, answer: institutionsIn(plan.institutions, content.lead, lang) },
    { question: fields.support, answer: institutionsIn(plan.institutions, content.support, lang) },
    { question: fields.funding, answer: prose(content.funding) },
    { question: fields.goals, answer: content.goals?.join(', ') },
    { question: fields.carriedOver, answer: content.carriedOver },
    { question: fields.figures, answer: named(words.figures, content.figures) },
    { question: t.plan, answer: <a href={paths(lang).plan(plan.id)}>{textIn(plan.title, lang)}</a> },
  ];
  return <AnswersList items={items.filter(({ answer }) => answer)} />;
}
