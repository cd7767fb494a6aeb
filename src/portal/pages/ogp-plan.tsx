import type { VNode } from 'preact';
import type { ClockView } from '../../../read-models/ogp-clocks.js';
import type { EvidenceView } from '../../../read-models/ogp-commitments.js';
import type { ContributionView } from '../../../read-models/ogp-contributions.js';
import type { CommitmentCard, PlanView } from '../../../read-models/ogp-plans.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Clocks } from '../components/ogp/clocks.js';
import { Contributions } from '../components/ogp/contributions.js';
import { EvidenceItems } from '../components/ogp/evidence-items.js';
import { CompletionTag, inLang, institutionsIn, Official, textIn } from '../components/ogp/official.js';
import { Scoreboard } from '../components/ogp/scoreboard.js';
import { Tag } from '../components/status-tag.js';
import { Prose } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { holds, OGP_ANSWERS } from '../office-rooms.js';
import { api, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';

export type PlanPageView = Framed & {
  readonly plan: PlanView;
  /** Papers of the plan itself, the newest. */
  readonly documents: readonly EvidenceView[];
  readonly clocks: readonly ClockView[];
  readonly contributions: readonly ContributionView[];
  readonly notice?: keyof Catalogue['ogpForms']['notices'] | undefined;
};
type Props = { readonly view: PlanPageView; readonly lang: Lang };

/** An action plan: what was promised, how far it has come by either assessment, and what was said to it. */
export function PlanPage(view: PlanPageView, lang: Lang): VNode {
  const { frame, plan, documents, clocks, contributions, notice } = view;
  const { ogp: t, ogpReport: report, ogpWords: words, ogpForms } = say(lang);
  const to = paths(lang);
  const { content } = plan;
  const title = textIn(content.title, lang);
  const description = textIn(content.summary, lang);
  const way = [{ href: to.ogp, label: t.title }];
  const json = api.ogp(`plans/${plan.id}`);
  const files = [[json, 'application/json']] as const;
  const about = [dataset({ origin: frame.origin, lang }, { path: to.plan(plan.id), name: title, description, files })];
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={{ title, description, way, about, json }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={title} />
          {notice && <Banner tone="good" title={ogpForms.notices[notice]} news />}
          <p class="kicker">
            <Tag tone={plan.status === 'draft' ? 'waits' : 'good'}>{words.status[plan.status]}</Tag>
          </p>
          <h1 lang={inLang(content.title, lang).lang}>{title}</h1>
          <Prose text={description} lang={inLang(content.summary, lang).lang} />
          <p class="meta dotted">
            <span>
              <Official said={plan.member} lang={lang} />
            </span>
            <span>{words.level[plan.level]}</span>
            <span>{t.period(content.from, content.to)}</span>
            {plan.adopted && <span>{t.adopted(plan.adopted.day)}</span>}
            {plan.submitted && <span>{t.submitted(plan.submitted.day)}</span>}
          </p>
          <p class="cluster">
            <a class="button" href={to.planReport(plan.id)}>
              {report.open}
            </a>
            <a href={to.planRepository(plan.id)}>{report.repository.title}</a>
          </p>
        </div>
        <Scoreboard board={plan.scoreboard} lang={lang} />
        <Commitments view={view} lang={lang} />
        <Clocks terms={clocks} commitments={plan.commitments} lang={lang} />
        <section class="stack" aria-labelledby="about">
          <h2 id="about">{t.plan}</h2>
          <Facts view={view} lang={lang} />
        </section>
        <section class="stack" aria-labelledby="documents">
          <h2 id="documents">{t.documents}</h2>
          <EvidenceItems items={documents} lang={lang} />
        </section>
        <Contributions
          items={contributions}
          institutions={content.institutions}
          write={to.contributeToPlan(plan.id)}
          answers={holds(frame.reader?.roles, OGP_ANSWERS)}
          lang={lang}
        />
        <p class="data-links">
          <a href={json}>JSON</a>
          <a href={api.ogp('evidence', { plan: plan.id })}>{t.allDocuments}</a>
        </p>
      </div>
    </Layout>
  );
}

function Commitments({ view: { plan }, lang }: Props) {
  const { ogp: t } = say(lang);
  const { commitments, content } = plan;
  return (
    <section class="stack" aria-labelledby="commitments">
      <h2 id="commitments">{t.commitments}</h2>
      {commitments.length === 0 && <p class="card">{t.noCommitments}</p>}
      <ol class="list">
        {commitments.map((one) => (
          <Commitment key={one.id} one={one} lead={institutionsIn(content.institutions, one.lead, lang)} lang={lang} />
        ))}
      </ol>
    </section>
  );
}

type CardProps = { readonly one: CommitmentCard; readonly lead: string; readonly lang: Lang };
/** One commitment: both assessments side by side, in words. */
function Commitment({ one, lead, lang }: CardProps) {
  const { ogp: t } = say(lang);
  const { milestones } = one;
  return (
    <li class="card stack">
      <h3>
        {one.number}.{' '}
        <a href={paths(lang).ogpCommitment(one.id)}>
          <Official said={one.title} lang={lang} />
        </a>
      </h3>
      <p class="meta dotted">
        <span>{lead}</span>
        <span>{t.period(one.from, one.to)}</span>
        {one.starred && <span>★ {t.starred}</span>}
      </p>
      <dl class="answers">
        <div>
          <dt>{t.milestones}</dt>
          <dd>
            {t.milestonesDone(milestones.complete, milestones.all)}
            {milestones.overdue > 0 && ` · ${t.overdueCount(milestones.overdue)}`}
          </dd>
        </div>
        <div>
          <dt>{t.self}</dt>
          <dd>
            <CompletionTag completion={one.self} lang={lang} />
          </dd>
        </div>
        <div>
          <dt>{t.independent}</dt>
          <dd>
            <CompletionTag completion={one.independent} lang={lang} />
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Facts({ view: { plan }, lang }: Props) {
  const { ogpWords: words, ogp: t } = say(lang);
  const { content, source, changes } = plan;
  const { fields } = words;
  const official = (said: Parameters<typeof Official>[0]['said'] | undefined) =>
    said && <Official said={said} lang={lang} />;
  const all = institutionsIn(
    content.institutions,
    content.institutions.map(({ code }) => code),
    lang,
  );
  const last = changes.at(-1);
  const items = [
    { question: fields.institutions, answer: all },
    { question: fields.forum, answer: official(content.forum) },
    { question: fields.legalBasis, answer: official(content.legalBasis) },
    { question: fields.contact, answer: official(content.contact?.unit) },
    { question: fields.scales, answer: words.scales[plan.scales] },
    { question: t.version(plan.version), answer: official(last?.reason) },
    { question: t.source, answer: official(source?.title) },
  ];
  return <AnswersList items={items.filter(({ answer }) => answer)} />;
}
