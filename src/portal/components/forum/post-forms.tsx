import { FLAG_GROUNDS } from '../../../../events/forum.js';
import { errorOf, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { isShown } from '../text.js';
import { mayEdit, type PostForm, type PostPageView } from './view.js';

type Props = { readonly view: PostPageView; readonly lang: Lang };

/** What readers and the author may do about a post. */
export function PostForms({ view, lang }: Props) {
  const { post, reader, frame } = view;
  const own = post.author !== null && post.author === reader.as;
  if (own)
    return (
      <>
        {mayEdit(post, reader.as, frame.now) && <EditForm view={view} lang={lang} />}
        {post.hidden?.by === 'moderator' && post.closed && !post.hidden.appeal && (
          <AppealForm view={view} lang={lang} />
        )}
      </>
    );
  if (post.closed || post.official) return null;
  return <FlagForm view={view} lang={lang} />;
}

const returnedTo = ({ returned }: PostPageView, form: PostForm) =>
  returned?.form === form ? returned : { errors: [], kept: {} as Readonly<Record<string, string | undefined>> };

function EditForm({ view, lang }: Props) {
  const { frame, post, topic } = view;
  const t = say(lang).forum;
  const { errors, kept } = returnedTo(view, 'edit');
  const standing = isShown(post.text) ? post.text.body : '';
  return (
    <DeedForm frame={frame} class="card form" id="edit" action={paths(lang).editPost(post.id)} data-once>
      <h2>{t.alone.edit}</h2>
      <TextArea
        lang={lang}
        name="body"
        label={t.write.reply}
        hint={t.alone.editHint}
        value={kept.body ?? standing}
        rows={8}
        least={1}
        most={post.id === topic.id ? 8_000 : 4_000}
        error={errorOf(errors, 'body')}
        counted
      />
      <button type="submit" class="button">
        {t.alone.save}
      </button>
    </DeedForm>
  );
}

function FlagForm({ view, lang }: Props) {
  const { frame, post, reader } = view;
  const t = say(lang).forum.alone;
  const to = paths(lang);
  if (reader.as === null)
    return (
      <p class="card" id="flag">
        <a href={to.signIn(to.post(post.id))}>{t.signIn}</a>
      </p>
    );
  if (reader.flagged.has(post.id))
    return (
      <p class="card" id="flag">
        {say(lang).forum.post.flagged}.
      </p>
    );
  const { errors, kept } = returnedTo(view, 'flag');
  return (
    <DeedForm frame={frame} class="card form" id="flag" action={to.flagPost(post.id)} data-once>
      <h2>{t.flag}</h2>
      <p class="hint">{t.flagHint}</p>
      <Choices
        lang={lang}
        name="ground"
        legend={t.flagGround}
        choices={FLAG_GROUNDS.map((value) => ({ value, label: t.flagGrounds[value] }))}
        chosen={[kept.ground ?? '']}
        error={errorOf(errors, 'ground')}
      />
      <button type="submit" class="button quiet">
        {t.flagSend}
      </button>
    </DeedForm>
  );
}

function AppealForm({ view, lang }: Props) {
  const { frame, post } = view;
  const t = say(lang).forum.alone;
  const { errors, kept } = returnedTo(view, 'appeal');
  return (
    <DeedForm frame={frame} class="card form" id="appeal" action={paths(lang).appealHiding(post.id)} data-once>
      <h2>{t.appeal}</h2>
      <TextArea
        lang={lang}
        name="text"
        label={t.appealText}
        hint={t.appealHint}
        value={kept.text}
        least={10}
        most={4_000}
        error={errorOf(errors, 'text')}
      />
      <button type="submit" class="button">
        {t.appealSend}
      </button>
    </DeedForm>
  );
}
