import { errorOf, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { Select, TextArea } from '../field.js';
import { Guard } from '../guard.js';
import { ProofBox } from '../proof-box.js';
import { ShareRow } from '../share-row.js';
import { openWords, type TopicPageView } from './view.js';

type Props = { readonly view: TopicPageView; readonly lang: Lang };

/** Beside the talk: what it is about, following and sharing it, and what proves it. */
export function TopicAside({ view, lang }: Props) {
  const { frame, topic, about, reader } = view;
  const open = openWords(topic);
  const t = say(lang).forum;
  const to = paths(lang);
  return (
    <div class="sticky stack">
      {topic.about && about && (
        <section class="card quiet stack" aria-labelledby="about">
          <h2 id="about">{t.about[topic.about.kind]}</h2>
          <p>
            <a href={about.href} lang={about.language}>
              {about.title}
            </a>
          </p>
        </section>
      )}
      <section class="card stack" aria-labelledby="follow">
        <h2 id="follow">{t.topic.follow}</h2>
        {reader.as === null ? (
          <p>
            <a href={to.signIn(to.topic(topic.id))}>{say(lang).shell.signIn}</a>
          </p>
        ) : (
          <Following view={view} lang={lang} />
        )}
        {open && <ShareRow url={frame.origin + to.topic(topic.id)} title={open.title} lang={lang} />}
      </section>
      {reader.moderator && <Locking view={view} lang={lang} />}
      <ProofBox
        lang={lang}
        text={t.topic.proof}
        position={topic.asOf.position}
        commitment={null}
        stream={`topic-${topic.id}`}
      />
    </div>
  );
}

function Following({ view: { frame, topic, reader }, lang }: Props) {
  const t = say(lang).forum.topic;
  const to = paths(lang);
  if (reader.follows)
    return (
      <form class="stack" method="post" action={to.unfollowTopic(topic.id)} data-once>
        <Guard frame={frame} />
        <p>{t.follows[reader.follows]}</p>
        <button type="submit" class="link-button">
          {t.unfollow}
        </button>
      </form>
    );
  return (
    <form class="stack" method="post" action={to.followTopic(topic.id)} data-once>
      <Guard frame={frame} />
      <Select
        lang={lang}
        name="digest"
        label={t.digest}
        hint={t.followHint}
        value="daily"
        options={(['daily', 'weekly'] as const).map((value) => ({ value, label: t.digests[value] }))}
      />
      <button type="submit" class="button quiet">
        {t.follow}
      </button>
    </form>
  );
}

/** Moderators close a topic to further replies, or open it again; either way everybody reads why. */
function Locking({ view: { frame, topic, errors, kept }, lang }: Props) {
  const { act: t } = say(lang).forumOffice;
  const to = paths(lang);
  const locked = topic.lock !== null;
  const wrong = errorOf(errors, 'text');
  return (
    <details class="fold card" open={wrong !== undefined}>
      <summary>{locked ? t.unlock : t.lock}</summary>
      <DeedForm
        frame={frame}
        class="form"
        action={locked ? to.unlockTopic(topic.id) : to.lockTopic(topic.id)}
        data-once
      >
        <TextArea
          lang={lang}
          name="text"
          label={locked ? t.unlockReason : t.lockReason}
          hint={locked ? t.reasonHint : t.lockHint}
          value={kept.text}
          least={10}
          most={4_000}
          error={wrong}
        />
        <button type="submit" class={locked ? 'button' : 'button danger'}>
          {locked ? t.unlock : t.lock}
        </button>
      </DeedForm>
    </details>
  );
}
