import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { type OfficeRoom, roomsOf } from '../../office-rooms.js';
import { paths } from '../../paths.js';

/** How much waits in a room; a room where nothing waits shows no number. */
export type Waiting = { readonly [R in OfficeRoom]?: number };

export function roomAt(room: OfficeRoom, lang: Lang): string {
  const {
    queue: cases,
    reportQueue: reports,
    caseQueue: applications,
    mapOffice: mapRules,
    forumQueue: forum,
    surveyOffice: surveys,
    groupOffice: group,
    ...to
  } = paths(lang);
  return {
    ...to,
    cases,
    reports,
    applications,
    mapRules,
    forum,
    surveys,
    group,
    budget: to.budgetOffice,
    spending: to.spendingImport,
    services: to.serviceOffice,
  }[room];
}

type Props = { readonly frame: Frame; readonly lang: Lang; readonly here: OfficeRoom; readonly waiting: Waiting };

/** From one room of the office to the others: only those that are open to the reader. */
export function RoomTabs({ frame, lang, here, waiting }: Props) {
  const t = say(lang).rooms;
  const rooms = roomsOf(frame.reader?.roles);
  if (rooms.length < 2) return null;
  return (
    <nav aria-label={t.label}>
      <ul class="tabs">
        {rooms.map((room) => (
          <li>
            <a href={roomAt(room, lang)} aria-current={room === here ? 'page' : undefined}>
              {t[room]} {!!waiting[room] && <Count n={waiting[room]} lang={lang} />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Count = ({ n, lang }: { n: number; lang: Lang }) => (
  <span class="count">
    <span aria-hidden="true">{format(lang).number(n)}</span>
    <span class="hidden-visually">({say(lang).rooms.waiting(n)})</span>
  </span>
);
