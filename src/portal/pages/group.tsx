import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { GroupView, MeetingCard, MemberView } from '../../../read-models/meetings.js';
import { SessionCard } from '../components/group/session-card.js';
import { nameOf, Worded } from '../components/group/wording.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type GroupPageView = Framed & {
  readonly group: GroupView;
  readonly found: Listed<MeetingCard>;
  readonly cursor?: string | undefined;
};

/** The working group: who sits in it, and its sessions, the newest first. */
export function GroupPage({ frame, group, found, cursor }: GroupPageView, lang: Lang): VNode {
  const t = say(lang).group;
  const to = paths(lang);
  const { organisations, members } = group;
  const meta = { title: t.title, description: t.lead, json: api.workingGroup, unlisted: cursor !== undefined };
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p class="deeds">
          <a class="button quiet" href={to.groupTasks}>
            {say(lang).groupTasks.tasks.title}
          </a>
          <a class="button quiet" href={to.groupRoles}>
            {say(lang).groupTasks.roles.title}
          </a>
        </p>
      </div>
    </div>
  );
  const sitting = members.filter(({ sits }) => sits);
  const former = members.filter(({ sits }) => !sits);
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={meta} hero={hero}>
      <section class="stack">
        <h2>{t.sessions}</h2>
        {found.items.length === 0 && <p>{t.none}</p>}
        <ul class="plain stack">
          {found.items.map((session) => (
            <SessionCard session={session} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          next={found.next === null ? undefined : withQuery(to.group, { cursor: found.next })}
          first={cursor === undefined ? undefined : to.group}
        />
        <p class="data-links">
          <a href={withQuery(api.sessionsCalendar, { lang })}>{t.calendar}</a> · <a href={api.meetings}>JSON</a> ·{' '}
          <a href={api.popolo}>Popolo</a>
        </p>
      </section>
      <section class="stack gap-above">
        <h2>{t.members}</h2>
        {sitting.length === 0 && <p>{t.noMembers}</p>}
        <Seats members={sitting} organisations={organisations} lang={lang} />
        {former.length > 0 && (
          <details class="fold">
            <summary>{t.former}</summary>
            <Seats members={former} organisations={organisations} lang={lang} />
          </details>
        )}
      </section>
      {organisations.length > 0 && (
        <section class="stack gap-above">
          <h2>{t.organisations}</h2>
          <ul>
            {organisations.map(({ name, kind, link }) => (
              <li>
                {link === undefined ? (
                  <Worded said={name} lang={lang} />
                ) : (
                  <a href={link} rel="nofollow noopener">
                    <Worded said={name} lang={lang} />
                  </a>
                )}{' '}
                <span class="meta">{t.kinds[kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

type SeatsProps = {
  readonly members: readonly MemberView[];
  readonly organisations: GroupView['organisations'];
  readonly lang: Lang;
};

export function Seats({ members, organisations, lang }: SeatsProps) {
  const t = say(lang).group;
  return (
    <ul class="plain stack">
      {members.map(({ role, post, name, organisation, since, until }) => (
        <li>
          {name && (
            <b>
              <Worded said={name} lang={lang} />
            </b>
          )}{' '}
          <Worded said={post} lang={lang} />, {nameOf(organisations, organisation, lang)}{' '}
          <span class="meta dotted">
            <span>{t.roles[role]}</span>
            <span>{t.since(momentOf(since))}</span>
            {until !== undefined && <span>{t.untilDay(momentOf(until))}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
