import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { Waiting as Waits } from '../../../read-models/forum-documents.js';
import { type QueueItem, WAITING } from '../../../read-models/forum-queue.js';
import { Select } from '../components/field.js';
import { FlagCounts } from '../components/forum/flag-counts.js';
import { topicTitle } from '../components/forum/topic-card.js';
import { RoomPage } from '../components/office/office-page.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import { isShown, Prose, Written } from '../components/text.js';
import { excerpt } from '../excerpt.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type ForumQueueView = Framed & {
  readonly wanted: { readonly kind?: Waits | undefined; readonly cursor?: string | undefined };
  readonly found: Listed<QueueItem>;
  /** What waits in the rooms of the office. */
  readonly waiting: Waiting;
};

const TONES: Readonly<Record<Waits, string>> = { 'hidden-by-flags': 'bad', appeal: 'waits', flagged: '' };

/** What moderators are to decide in the forum, the longest waiting first. */
export function ForumQueuePage({ frame, wanted, found, waiting }: ForumQueueView, lang: Lang): VNode {
  const words = say(lang);
  const t = words.forumOffice;
  const { forumQueue } = paths(lang);
  const { cursor, ...query } = wanted;
  const decides = frame.reader?.roles.includes('moderator') === true;
  return (
    <RoomPage frame={frame} lang={lang} here="forum" waiting={waiting} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        <form class="card find" method="get" action={forumQueue}>
          <Select
            lang={lang}
            name="kind"
            label={t.kind}
            value={wanted.kind ?? ''}
            options={[
              { value: '', label: words.shell.all },
              ...WAITING.map((value) => ({ value, label: t.kinds[value] })),
            ]}
          />
          <button type="submit" class="button">
            {words.shell.filter}
          </button>
        </form>
        <p class="meta" role="status">
          {found.items.length === 0 ? t.empty : t.found(found.total)}
        </p>
        <ul class="list">
          {found.items.map((item) => (
            <Case item={item} decides={decides} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : withQuery(forumQueue, query)}
          next={found.next === null ? undefined : withQuery(forumQueue, { ...query, cursor: found.next })}
        />
      </div>
    </RoomPage>
  );
}

/** Those who only read are led to the post, too. */
function Case({ item, decides, lang }: { item: QueueItem; decides: boolean; lang: Lang }) {
  const t = say(lang).forumOffice;
  const { id, topic, title, language, text, waits, waitsSince, due, overdue, flags, appealed } = item;
  return (
    <li class="card stack">
      <p class="kicker">
        {waits && <Tag tone={TONES[waits]}>{t.kinds[waits]}</Tag>}
        {overdue && <Tag tone="bad">{t.overdue}</Tag>}
        {waitsSince && <span class="meta">{t.since(waitsSince)}</span>}
        {due && <span class="meta">{t.due(due)}</span>}
      </p>
      {isShown(text) && <p lang={language}>{excerpt(text.body, 400)}</p>}
      <FlagCounts flags={flags} lang={lang} />
      {waits === 'appeal' && appealed && isShown(appealed) && (
        <div class="banner waits">
          <p>
            <b>{t.act.appealText}</b>
          </p>
          <Prose text={appealed.text} />
        </div>
      )}
      <p class="meta">
        {t.inTopic}{' '}
        <a href={paths(lang).topic(topic)}>
          {isShown(title) ? <Written text={title.title} /> : topicTitle(title, lang)}
        </a>
      </p>
      <p>
        <a class="button quiet" href={`${paths(lang).post(id)}#moderation`}>
          {decides ? t.decide : say(lang).forum.alone.title}
        </a>
      </p>
    </li>
  );
}
