import type { Band, QueueItem } from '../../../../read-models/petitions-office.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { placesOf } from '../petition-card.js';
import { Tag } from '../status-tag.js';
import { titleOf } from '../text.js';

const TONES: Readonly<Record<Band, string>> = { overdue: 'bad', 'due-soon': 'waits', 'in-time': 'good' };

/** What waits, most pressing first. */
export const QueueList = ({ items, lang }: { items: readonly QueueItem[]; lang: Lang }) => (
  <ul class="list">
    {items.map((item) => (
      <Case item={item} lang={lang} />
    ))}
  </ul>
);

function Case({ item, lang }: { item: QueueItem; lang: Lang }) {
  const words = say(lang);
  const t = words.office.queue;
  const { band, kind, petition, petitionId, since, due, limit } = item;
  return (
    <li class="card item plain">
      <div class="kicker">
        {band && <Tag tone={TONES[band]}>{t.bands[band]}</Tag>}
        <span class="meta">{t.kinds[kind]}</span>
      </div>
      <h2 lang={petition?.language}>
        <a href={paths(lang).moderation(petitionId)}>{petition ? titleOf(petition.text, lang) : petitionId}</a>
      </h2>
      <p class="meta dotted">
        <span>{t.due(due)}</span>
        {limit && <span>{t.limit(limit)}</span>}
        <span>{t.since(since)}</span>
        {petition && <span>{placesOf(petition.districts, lang)}</span>}
        {petition && <span>{words.petitions.addressedTo[petition.addressee]}</span>}
      </p>
    </li>
  );
}
