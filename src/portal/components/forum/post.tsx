import type { PostView } from '../../../../read-models/forum-posts.js';
import { postAnchor } from '../../forum-paths.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Tag } from '../status-tag.js';
import { isShown, Written } from '../text.js';
import { HidingNote } from './hiding-note.js';
import { PostBody } from './post-body.js';
import { DEEPEST, mayEdit, nameOf, type PostsAround } from './view.js';

type Props = { readonly post: PostView; readonly around: PostsAround };

/** The form that all buttons of one page belong to which say that a post is useful. */
export const USEFUL_FORM = 'useful';

const STANCE_TONES = { for: 'good', against: 'bad', none: '' } as const;

/** One post: who wrote it and when, what it says, and what may be done about it. */
export function Post({ post, around }: Props) {
  const { lang, topic } = around;
  const { id, official, text, language, closed, hidden, depth } = post;
  const readable = isShown(text) && closed;
  const kinds = ['post', official && 'official', closed && 'closed'].filter(Boolean).join(' ');
  return (
    <article
      class={kinds}
      id={postAnchor(id)}
      aria-label={say(lang).forum.post.of(nameOf(post, around.departments, lang).text)}
    >
      <PostHead post={post} around={around} />
      {post.replyTo !== null && post.replyTo !== topic.id && depth > 1 && <ReplyTo post={post} around={around} />}
      {hidden && closed && <HidingNote hidden={hidden} lang={lang} />}
      {readable && <p class="meta">{say(lang).forum.post.shownToYou}</p>}
      {(!closed || readable) && <PostBody text={text} language={language} lang={lang} />}
      <PostDeeds post={post} around={around} />
    </article>
  );
}

/** Who wrote it, in what part, where they stand, and when. */
export function PostHead({ post, around: { lang, topic, departments, reader } }: Props) {
  const t = say(lang).forum.post;
  const { id, author, official, stance, named, writtenAt } = post;
  const { text, written } = nameOf(post, departments, lang);
  return (
    <header class="post-head">
      <p class="kicker">
        <b title={named === 'none' && !official ? t.namelessHint : undefined}>
          {written ? <Written text={text} /> : text}
        </b>
        {named === 'pen' && <span class="meta">{t.pen}</span>}
        {author !== null && author === reader.as && <Tag>{t.you}</Tag>}
        {author !== null && author === topic.author && id !== topic.id && <Tag tone="over">{t.topicAuthor}</Tag>}
        {official && <Tag tone="good">{t.cityHall}</Tag>}
        {stance !== 'none' && <Tag tone={STANCE_TONES[stance]}>{t.stance[stance]}</Tag>}
      </p>
      <a class="meta" href={`#${postAnchor(id)}`} title={t.permalink}>
        <time dateTime={writtenAt}>{t.at(writtenAt)}</time>
      </a>
    </header>
  );
}

/** Leads to what it replies to: on the same page, or on its own. */
function ReplyTo({ post: { replyTo }, around: { lang, here, departments } }: Props) {
  const parent = here.get(replyTo!);
  const t = say(lang).forum.post;
  return (
    <p class="meta">
      {t.replyTo}{' '}
      <a href={parent ? `#${postAnchor(replyTo!)}` : paths(lang).post(replyTo!)}>
        {parent ? nameOf(parent, departments, lang).text : t.one.toLowerCase()}
      </a>
    </p>
  );
}

/** Small deeds below a post. Those that ask something lead to the post's own page. */
function PostDeeds({ post, around: { frame, lang, topic, reader } }: Props) {
  const { id, closed, useful, versions, author, depth } = post;
  const t = say(lang).forum.post;
  const to = paths(lang);
  const own = author !== null && author === reader.as;
  const signedIn = reader.as !== null;
  return (
    <p class="post-deeds">
      {signedIn && !own && !closed ? (
        <UsefulButton id={id} useful={useful} mine={reader.useful.has(id)} lang={lang} />
      ) : (
        useful > 0 && <span class="meta">{t.usefulBy(useful)}</span>
      )}
      {signedIn && !closed && !topic.locked && depth < DEEPEST && id !== topic.id && (
        <a href={`${withQuery(to.topic(topic.id), { reply: id })}#reply`}>{t.reply}</a>
      )}
      {versions > 1 && <a href={`${to.post(id)}#versions`}>{t.edited(versions)}</a>}
      {mayEdit(post, reader.as, frame.now) && <a href={`${to.post(id)}#edit`}>{t.edit}</a>}
      {!own && !closed && !post.official && <FlagLink id={id} flagged={reader.flagged.has(id)} lang={lang} />}
      {own && closed && <a href={`${to.post(id)}#appeal`}>{say(lang).forum.alone.appeal}</a>}
      {reader.moderator && <a href={`${to.post(id)}#moderation`}>{t.moderate}</a>}
    </p>
  );
}

type MarkProps = { readonly id: string; readonly lang: PostsAround['lang'] };

function UsefulButton({ id, useful, mine, lang }: MarkProps & { useful: number; mine: boolean }) {
  return (
    <button
      type="submit"
      class="useful"
      form={USEFUL_FORM}
      name={mine ? 'taken-back' : 'useful'}
      value={id}
      aria-pressed={mine}
    >
      {say(lang).forum.post.useful} <b>{useful > 0 && format(lang).number(useful)}</b>
    </button>
  );
}

const FlagLink = ({ id, flagged, lang }: MarkProps & { flagged: boolean }) =>
  flagged ? (
    <span class="meta">{say(lang).forum.post.flagged}</span>
  ) : (
    <a class="quietly" rel="nofollow" href={`${paths(lang).post(id)}#flag`}>
      {say(lang).forum.post.flag}
    </a>
  );
