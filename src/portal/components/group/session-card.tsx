import type { MeetingCard } from '../../../../read-models/meetings.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { Worded } from './wording.js';

const TONES = { convened: 'waits', open: 'waits', closed: 'over', cancelled: 'bad' } as const;

type Tagged = Pick<MeetingCard, 'status' | 'approved' | 'fromDocument'>;
export function SessionTags({ session: { status, approved, fromDocument }, lang }: { session: Tagged; lang: Lang }) {
  const t = say(lang).group;
  return (
    <>
      <Tag tone={TONES[status]}>{t.status[status]}</Tag> {approved && <Tag tone="good">{t.approved}</Tag>}{' '}
      {fromDocument && <Tag>{t.fromDocument}</Tag>}
    </>
  );
}

/** The day and hours of a session, on Tbilisi's clock. */
export function whenOf({ date, start, end }: Pick<MeetingCard, 'date' | 'start' | 'end'>, lang: Lang): string {
  const day = format(lang).date(`${date}T08:00:00.000Z`);
  return `${day}, ${start}${end === undefined ? '' : `–\u2060${end}`}`;
}

/** A session in a list. */
export function SessionCard({ session, href, lang }: { session: MeetingCard; href?: string; lang: Lang }) {
  const t = say(lang).group;
  const { id, number, place, items, outcomes } = session;
  return (
    <li class="card stack">
      <p class="kicker">
        <SessionTags session={session} lang={lang} />
      </p>
      <h3>
        <a href={href ?? paths(lang).session(id)}>{t.session(number)}</a>
      </h3>
      <p class="meta dotted">
        <span>{whenOf(session, lang)}</span>
        <span>
          <Worded said={place} lang={lang} />
        </span>
        <span>{t.items(items)}</span>
        {outcomes > 0 && <span>{t.outcomesCount(outcomes)}</span>}
      </p>
    </li>
  );
}
