import { POST_GROUNDS } from '../../../../events/forum.js';
import type { PostForOffice } from '../../../../read-models/forum-queue.js';
import { errorOf, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { DeedForm } from '../deed-form.js';
import { Select, TextArea } from '../field.js';
import { isShown, Prose } from '../text.js';
import { FlagCounts } from './flag-counts.js';
import type { PostForm, PostPageView } from './view.js';

type Props = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly post: PostForOffice;
  readonly returned: PostPageView['returned'];
};

/** What moderators decide on a post. Each decision says why, and everybody reads it. */
export function PostOffice(props: Props) {
  const { lang, post } = props;
  const { act: t } = say(lang).forumOffice;
  const open = post.hidden?.appeal?.outcome === 'open';
  const byModerator = post.closed && post.hidden?.by === 'moderator';
  return (
    <section class="card quiet stack" id="moderation" aria-labelledby="moderation-title">
      <h2 id="moderation-title">{t.title}</h2>
      <FlagCounts flags={post.flags} lang={lang} />
      {post.appealed && isShown(post.appealed) && (
        <>
          <h3>{t.appealText}</h3>
          <Prose text={post.appealed.text} />
        </>
      )}
      {open && <Decide {...props} />}
      {!open && !byModerator && <Hide {...props} />}
      {!open && (post.closed || post.flagged > 0) && <Restore {...props} />}
    </section>
  );
}

const returnedTo = (form: PostForm, { returned }: Props) =>
  returned?.form === form ? returned : { errors: [], kept: {} as Readonly<Record<string, string | undefined>> };

function Hide(props: Props) {
  const { frame, lang, post } = props;
  const { act: t } = say(lang).forumOffice;
  const { grounds } = say(lang).forum.post;
  const { errors, kept } = returnedTo('hide', props);
  return (
    <DeedForm frame={frame} class="card form" action={paths(lang).hidePost(post.id)} data-once>
      <h3>{t.hide}</h3>
      <Select
        lang={lang}
        name="ground"
        id="hide-ground"
        label={t.ground}
        value={kept.ground}
        error={errorOf(errors, 'hide-ground')}
        options={POST_GROUNDS.map((value) => ({ value, label: grounds[value] }))}
      />
      <Why name="hide-text" label={t.reason} hint={t.reasonHint} lang={lang} errors={errors} kept={kept} />
      <button type="submit" class="button danger">
        {t.hide}
      </button>
    </DeedForm>
  );
}

/** Of what is hidden: that it is seen again. Of what is only flagged: that it stays. */
function Restore(props: Props) {
  const { frame, lang, post } = props;
  const { act: t } = say(lang).forumOffice;
  const { errors, kept } = returnedTo('restore', props);
  const label = post.closed ? t.restoreReason : t.dismissReason;
  const title = post.closed ? t.restore : t.dismiss;
  return (
    <DeedForm frame={frame} class="card form" action={paths(lang).restorePost(post.id)} data-once>
      <h3>{title}</h3>
      <Why
        name="restore-text"
        label={label}
        hint={post.closed ? undefined : t.dismissHint}
        lang={lang}
        errors={errors}
        kept={kept}
      />
      <button type="submit" class="button">
        {title}
      </button>
    </DeedForm>
  );
}

function Decide(props: Props) {
  const { frame, lang, post } = props;
  const { act: t } = say(lang).forumOffice;
  const { errors, kept } = returnedTo('decide', props);
  return (
    <DeedForm frame={frame} class="card form" action={paths(lang).decideHiding(post.id)} data-once>
      <h3>{t.appeal}</h3>
      <p class="hint">{t.appealHint}</p>
      <Choices
        lang={lang}
        name="outcome"
        legend={t.outcome}
        choices={(['upheld', 'restored'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        chosen={[kept.outcome ?? '']}
        error={errorOf(errors, 'outcome')}
      />
      <Why name="decide-text" label={t.explanation} lang={lang} errors={errors} kept={kept} />
      <button type="submit" class="button">
        {t.send}
      </button>
    </DeedForm>
  );
}

type WhyProps = Pick<NonNullable<PostPageView['returned']>, 'errors' | 'kept'> & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly lang: Lang;
};

const Why = ({ name, label, hint, lang, errors, kept }: WhyProps) => (
  <TextArea
    lang={lang}
    name="text"
    id={name}
    label={label}
    hint={hint}
    value={kept.text}
    rows={3}
    least={10}
    most={4_000}
    error={errorOf(errors, name)}
  />
);
