import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { type OfficeRoom, roomsOf } from '../../office-rooms.js';
import { paths } from '../../paths.js';

type Props = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly id: string;
  /** Whether the reader may review its signatures. */
  readonly review: boolean;
};

/** From one petition to its public page and to what the office keeps on it, all under one heading. */
export function CaseLinks({ frame, lang, id, review }: Props) {
  const { rooms, office } = say(lang);
  const to = paths(lang);
  const at: readonly (readonly [OfficeRoom, string])[] = [
    ['sheets', to.sheetsOf(id)],
    ['hall', to.hallFor(id)],
    ['lists', to.listsOf(id)],
  ];
  const mine = roomsOf(frame.reader?.roles);
  const open = at.filter(([room]) => mine.includes(room));
  return (
    <nav class="card stack" aria-labelledby="of-this">
      <h2 id="of-this">{rooms.ofThis}</h2>
      <ul class="ways">
        <li>
          <a href={to.petition(id)}>{office.item.public}</a>
        </li>
        {review && (
          <li>
            <a href={to.reviews(id)}>{office.item.reviews}</a>
          </li>
        )}
        {open.map(([room, href]) => (
          <li>
            <a href={href}>{rooms[room]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
