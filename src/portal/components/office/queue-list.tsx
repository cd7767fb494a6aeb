import { dayOf } from '../../../../events/calendar.js';
import type { QueueItem } from '../../../../read-models/petitions-office.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { lastMoment } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { placesOf } from '../petition-card.js';
import { titleLang, titleOf } from '../text.js';
import { BandTag } from './band-links.js';

/** What waits, most pressing first. */
export const QueueList = ({ items, now, lang }: { items: readonly QueueItem[]; now: string; lang: Lang }) => (
  <ul class="list">
    {items.map((item) => (
      <Case item={item} now={now} lang={lang} />
    ))}
  </ul>
);

function Case({ item, now, lang }: { item: QueueItem; now: string; lang: Lang }) {
  const words = say(lang);
  const t = words.office.queue;
  const { band, kind, petition, petitionId, since, due, limit } = item;
  const lastDay = dayNumber(lastMoment(due));
  const left = lastDay - dayNumber(now);
  return (
    <li class="card item plain">
      <p class="kicker">
        <b>{t.kinds[kind]}</b>
        {band && <BandTag band={band} lang={lang} />}
      </p>
      <h2 lang={petition ? titleLang(petition) : undefined}>
        <a href={paths(lang).moderation(petitionId)}>{petition ? titleOf(petition.text, lang) : petitionId}</a>
      </h2>
      <p class="dotted">
        <span>{left >= 0 ? t.left(left, lastDay - dayNumber(since)) : t.late(-left)}</span>
        <span>{t.due(due)}</span>
      </p>
      <p class="meta dotted">
        <span>{t.since(since)}</span>
        {limit && <span>{t.limit(limit)}</span>}
        {petition && <span>{placesOf(petition.districts, lang)}</span>}
        {petition && <span>{words.petitions.addressedTo[petition.addressee]}</span>}
      </p>
    </li>
  );
}

/** Days are counted by the calendar in Tbilisi; the day on which a term begins does not count. */
const dayNumber = (at: string) => Date.parse(dayOf(at)) / 86_400_000;
