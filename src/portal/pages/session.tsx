import type { VNode } from 'preact';
import type { GroupTaskView } from '../../../read-models/group-tasks.js';
import type { GroupView, MeetingView } from '../../../read-models/meetings.js';
import type { CommitmentName } from '../../../read-models/ogp-commitments.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { AboutCommitment } from '../components/group/about-commitment.js';
import { SessionMinutes } from '../components/group/minutes-versions.js';
import { Outcomes } from '../components/group/outcomes.js';
import { SessionTags, whenOf } from '../components/group/session-card.js';
import { Worded, worded } from '../components/group/wording.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { safeUrl } from '../safe-url.js';

export type SessionPageView = Framed & {
  readonly session: MeetingView;
  readonly organisations: GroupView['organisations'];
  readonly tasks: readonly GroupTaskView[];
  /** Those that are known of what agenda and outcomes name. */
  readonly commitments: readonly CommitmentName[];
};
type Props = { readonly view: SessionPageView; readonly lang: Lang };

/** One session as anybody may follow it: what is on, who was there, what came of it, and the minutes with who signed them. */
export function SessionPage(view: SessionPageView, lang: Lang): VNode {
  const { frame, session } = view;
  const t = say(lang).group;
  const to = paths(lang);
  const { id, number, body, source, cancelled, revisions, minutes } = session;
  const title = t.session(number);
  const approved = minutes.some(({ approvedAt }) => approvedAt !== undefined);
  const meta = { title: `${title}, ${whenOf(session, lang)}`, description: worded(body, lang), json: api.meeting(id) };
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={meta}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.group, label: t.title }]} here={title} />
        <p class="kicker">
          <SessionTags session={{ status: session.status, approved, fromDocument: source !== undefined }} lang={lang} />
        </p>
        <h1>{title}</h1>
        <p class="lead">
          <Worded said={body} lang={lang} />
        </p>
        {cancelled && <Banner tone="bad" title={t.cancelled(worded(cancelled, lang))} />}
        {source && (
          <Banner tone="waits" title={t.fromDocument}>
            <p>
              {t.document} <Source source={source} lang={lang} />
            </p>
          </Banner>
        )}
        {revisions.map(({ at, reason }) => (
          <p class="meta">{t.revised(at, worded(reason, lang))}</p>
        ))}
        <Facts view={view} lang={lang} />
        <Agenda view={view} lang={lang} />
        <Documents view={view} lang={lang} />
        <Attendance view={view} lang={lang} />
        <Course view={view} lang={lang} />
        <Outcomes
          session={session}
          organisations={view.organisations}
          tasks={view.tasks}
          commitments={view.commitments}
          lang={lang}
        />
        <SessionMinutes session={session} lang={lang} />
      </div>
    </Layout>
  );
}

function Source({ source: { document, link }, lang }: { source: NonNullable<MeetingView['source']>; lang: Lang }) {
  const href = link === undefined ? undefined : safeUrl(link);
  const words = <Worded said={document} lang={lang} />;
  return href ? (
    <a href={href} rel="nofollow noopener">
      {words}
    </a>
  ) : (
    words
  );
}

function Facts({ view: { session }, lang }: Props) {
  const t = say(lang).group;
  const { place, chair, secretary, quorum, present } = session;
  const person = ({ post, name }: typeof chair) => (
    <>
      <b>
        <Worded said={name} lang={lang} />
      </b>
      , <Worded said={post} lang={lang} />
    </>
  );
  const competence = (
    <>
      <Worded said={quorum.basis} lang={lang} />
      {quorum.needed !== undefined && ` · ${t.needed(quorum.needed)}`}
      {quorum.needed !== undefined && present !== undefined && ` · ${t.present(present)}`}
    </>
  );
  return (
    <AnswersList
      items={[
        { question: t.when, answer: whenOf(session, lang) },
        { question: t.where, answer: <Worded said={place} lang={lang} /> },
        { question: t.chair, answer: person(chair) },
        { question: t.secretary, answer: person(secretary) },
        { question: t.quorum, answer: competence },
      ]}
    />
  );
}

function Agenda({ view: { session, commitments }, lang }: Props) {
  const t = say(lang).group;
  return (
    <section class="stack">
      <h2>{t.agenda}</h2>
      <ol>
        {session.agenda.map(({ title, presenter, commitment }) => (
          <li>
            <Worded said={title} lang={lang} />
            {presenter && <p class="meta">{t.presenter(worded(presenter.post, lang), worded(presenter.name, lang))}</p>}
            {commitment !== undefined && (
              <p class="meta">
                <AboutCommitment id={commitment} known={commitments} lang={lang} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Documents({ view: { session }, lang }: Props) {
  const t = say(lang).group;
  if (session.documents.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.documents}</h2>
      <ul>
        {session.documents.map(({ title, link, at, digest }) => (
          <li>
            <a href={safeUrl(link) ?? '#'} rel="nofollow noopener">
              <Worded said={title} lang={lang} />
            </a>{' '}
            <span class="meta">{t.sentOn(at)}</span>
            {digest !== undefined && (
              <p class="meta digest">
                {t.digest}: {digest}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Attendance({ view: { session }, lang }: Props) {
  const t = say(lang).group;
  if (session.attendees.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.attendance}</h2>
      <ul>
        {session.attendees.map(({ as, post, name, count = 1 }) => (
          <li>
            {name && (
              <>
                <b>
                  <Worded said={name} lang={lang} />
                </b>
                ,{' '}
              </>
            )}
            <Worded said={post} lang={lang} />{' '}
            <span class="meta">
              {t.attending[as]}
              {count > 1 && `, ${t.several(count)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Course({ view: { session }, lang }: Props) {
  const t = say(lang).group;
  if (session.course.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.course}</h2>
      {session.course.map(({ item, text }) => (
        <p>
          {item > 0 && <b>{t.item(item)}. </b>}
          <Worded said={text} lang={lang} />
        </p>
      ))}
    </section>
  );
}
