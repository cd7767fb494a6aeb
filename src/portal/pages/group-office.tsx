import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { MeetingCard } from '../../../read-models/meetings.js';
import { SessionCard } from '../components/group/session-card.js';
import { RoomPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type GroupOfficeView = Framed & { readonly found: Listed<MeetingCard>; readonly cursor?: string | undefined };

/** Every session before those who record it. */
export function GroupOfficePage({ frame, found, cursor }: GroupOfficeView, lang: Lang): VNode {
  const t = say(lang).groupOffice;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="group" waiting={{}} title={t.title} lead={t.lead}>
      <p class="deeds">
        <a class="button" href={to.newSession}>
          {t.fresh}
        </a>
        <a class="button quiet" href={to.groupMembers}>
          {t.people}
        </a>
        <a class="button quiet" href={to.rolesOffice}>
          {say(lang).groupTasks.office.rolesTitle}
        </a>
        <a class="button quiet" href={to.tasksOffice}>
          {say(lang).groupTasks.office.tasksTitle}
        </a>
        <a class="button quiet" href={to.group}>
          {t.public}
        </a>
      </p>
      <h2>{say(lang).group.sessions}</h2>
      {found.items.length === 0 && <p>{say(lang).group.none}</p>}
      <ul class="plain stack">
        {found.items.map((session) => (
          <SessionCard session={session} href={to.sessionDesk(session.id)} lang={lang} />
        ))}
      </ul>
      <Pagination
        lang={lang}
        next={found.next === null ? undefined : withQuery(to.groupOffice, { cursor: found.next })}
        first={cursor === undefined ? undefined : to.groupOffice}
      />
    </RoomPage>
  );
}
