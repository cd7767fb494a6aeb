import { STANCES } from '../../../../events/forum.js';
import type { PostView } from '../../../../read-models/forum-posts.js';
import { excerpt } from '../../excerpt.js';
import { errorOf, type FormError } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { DeedForm } from '../deed-form.js';
import { Select } from '../field.js';
import { isShown, languageOf } from '../text.js';
import { type Kept, nameOf, type PostsAround } from './view.js';
import { BodyField, NameFields, Preview, Sending } from './writing.js';

type Props = {
  readonly around: PostsAround;
  readonly stances: boolean;
  /** What is replied to, where that is a post. */
  readonly replying?: PostView | undefined;
  readonly kept: Kept;
  readonly errors: readonly FormError[];
  /** What is to be shown as it will look. */
  readonly preview?: string | undefined;
};

/** Writing a reply to the topic or to one of its posts. */
export function ReplyForm({ around, stances, replying, kept, errors, preview }: Props) {
  const { frame, lang, topic, reader, departments } = around;
  const t = say(lang).forum;
  const to = paths(lang);
  const speaks = reader.speaksFor.length > 0;
  return (
    <section class="card raised stack" id="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">
        {replying ? t.write.replyingTo(nameOf(replying, departments, lang).text) : t.topic.reply}
      </h2>
      {replying && <Quoted post={replying} />}
      <Preview body={preview} language={languageOf(preview ?? '')} lang={lang} />
      <DeedForm frame={frame} class="form" action={`${to.topic(topic.id)}#reply`} data-once data-preview>
        {replying && <input type="hidden" name="replyTo" value={replying.id} />}
        {stances && (
          <Choices
            lang={lang}
            name="stance"
            legend={t.write.stance}
            choices={STANCES.map((value) => ({ value, label: t.post.stance[value] }))}
            chosen={[kept.stance ?? 'none']}
            error={errorOf(errors, 'stance')}
          />
        )}
        <BodyField
          lang={lang}
          kept={kept}
          errors={errors}
          label={t.write.reply}
          rows={5}
          least={1}
          most={speaks ? 8_000 : 4_000}
          draft={`topic-${topic.id}`}
        />
        {speaks && (
          <Select
            lang={lang}
            name="department"
            label={t.write.official}
            value={kept.department}
            error={errorOf(errors, 'department')}
            options={[
              { value: '', label: t.write.personally },
              ...reader.speaksFor.map((code) => ({ value: code, label: departments.get(code)?.[lang] ?? code })),
            ]}
          />
        )}
        <NameFields frame={frame} lang={lang} kept={kept} errors={errors} />
        <Sending label={t.write.replySend} lang={lang} />
      </DeedForm>
      {replying && (
        <p>
          <a href={`${to.topic(topic.id)}#reply`}>{t.write.toTopic}</a>
        </p>
      )}
    </section>
  );
}

/** So much of what is replied to stands above the reply. */
const QUOTED = 200;

const Quoted = ({ post: { text, language } }: { post: PostView }) =>
  isShown(text) ? (
    <blockquote class="said" lang={language}>
      <p>{excerpt(text.body, QUOTED)}</p>
    </blockquote>
  ) : null;
