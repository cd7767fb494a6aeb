import type { VNode } from 'preact';
import { askedOf } from '../../../commands/services/answers.js';
import type { FormQuestion } from '../../../events/services.js';
import type { CaseView } from '../../services/case-reading.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { CaseTag } from '../components/service/case-tag.js';
import { ToldFormAnswer } from '../components/service/told-answer.js';
import { Prose } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, lastMoment } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type ServiceCaseView = Framed & {
  readonly found: CaseView;
  readonly form: readonly FormQuestion[];
  /** What was done just now. */
  readonly done?: 'sent' | undefined;
};

/** One case as its applicant sees it: how it stands, by when it is decided, what happened, and what was said. */
export function ServiceCasePage(view: ServiceCaseView, lang: Lang): VNode {
  const { frame, found, form, done } = view;
  const { cases: t } = say(lang);
  const to = paths(lang);
  const { answers } = found;
  return (
    <Layout frame={frame} lang={lang} room="me" meta={{ title: found.title[lang], unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.myCases, label: t.title }]} here={found.reference ?? t.noReference} />
        {done === 'sent' && (
          <Banner tone="good" title={t.sent} news>
            <p>{t.sentText}</p>
          </Banner>
        )}
        <p class="kicker">
          <CaseTag status={found.status} lang={lang} />
        </p>
        <h1>{found.title[lang]}</h1>
        <dl class="answers">
          <div>
            <dt>{t.reference}</dt>
            <dd>
              <b>{found.reference ?? t.noReference}</b>
            </dd>
          </div>
        </dl>
        <p class="meta dotted">
          <span>{t.submitted(found.submittedAt)}</span>
          <span>{t.due(lastMoment(found.due))}</span>
        </p>
        {t.channel[found.channel] && <p>{t.channel[found.channel]}</p>}
        <section class="stack" aria-labelledby="happened">
          <h2 id="happened">{t.timeline}</h2>
          <CaseTimeline found={found} lang={lang} />
        </section>
        <details class="fold">
          <summary>{t.answers}</summary>
          {answers === null ? (
            <p class="gone">{t.answersErased}</p>
          ) : (
            <AnswersList
              items={askedOf(form, answers).map((question) => ({
                question: question.label[lang],
                answer: <ToldFormAnswer question={question} answer={answers[question.code]} lang={lang} />,
              }))}
            />
          )}
        </details>
      </div>
    </Layout>
  );
}

/** What happened to it, the newest first; each line leads to its entry in the log. */
function CaseTimeline({ found, lang }: { found: CaseView; lang: Lang }) {
  const { cases: t, log, facts } = say(lang);
  return (
    <ol class="timeline">
      {found.timeline.toReversed().map(({ type, at, event, text }) => (
        <li>
          <b>{(t.steps as Readonly<Record<string, string>>)[type] ?? facts[type]}</b>
          {text && <Prose text={text} />}
          <p class="meta dotted">
            <time dateTime={at}>{format(lang).moment(at)}</time>
            <a href={paths(lang).receipt(event)}>{log.receipt.title}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
