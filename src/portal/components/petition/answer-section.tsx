import type { PetitionView } from '../../../../read-models/petition-views.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Tag } from '../status-tag.js';
import { Gone, isShown, Prose } from '../text.js';
import { Changes } from './changes.js';
import type { PartProps } from './view.js';

type Answer = PetitionView['answers'][number];
type Lang = PartProps['lang'];

const TONES: Readonly<Record<string, string>> = { accepted: 'good', 'partly-accepted': 'waits', declined: 'bad' };
const STATES: Readonly<Record<string, string>> = { done: 'good', 'in-progress': 'waits', 'not-done': 'bad' };

/** The answer on top, its earlier versions below it: none of them is ever lost. */
export function AnswerSection({ view: { petition }, lang }: PartProps) {
  const t = say(lang).petition;
  const latest = petition.answers.at(-1);
  if (!latest) return null;
  const earlier = petition.answers.slice(0, -1).toReversed();
  const first = earlier.at(-1);
  return (
    <section class="card answer stack" aria-labelledby="answer">
      <h2 id="answer">{t.answer.title[petition.addressee]}</h2>
      <Version answer={latest} first={first} numbered={earlier.length > 0} lang={lang} />
      {earlier.length > 0 && (
        <details class="fold">
          <summary>{t.answer.earlier(earlier.length)}</summary>
          <div class="stack-wide">
            <p class="hint">{t.answer.earlierHint}</p>
            {earlier.map((answer, i) => (
              <>
                <Changed before={answer} after={earlier[i - 1] ?? latest} lang={lang} />
                <Version answer={answer} first={answer === first ? undefined : first} numbered lang={lang} />
              </>
            ))}
          </div>
        </details>
      )}
      <FollowUps followUps={petition.followUps} lang={lang} />
    </section>
  );
}

/** What one version says otherwise than the one before it. */
function Changed({ before, after, lang }: { before: Answer; after: Answer; lang: Lang }) {
  const { answer: t } = say(lang).petition;
  if (!isShown(before.text) || !isShown(after.text)) return null;
  return (
    <div class="stack">
      <h3>{t.changed(after.version)}</h3>
      <Changes before={before.text.text} after={after.text.text} />
    </div>
  );
}

type VersionProps = {
  readonly answer: Answer;
  /** The answer that this one revises, when it was given. */
  readonly first?: Answer | undefined;
  readonly numbered?: boolean;
  readonly lang: Lang;
};

function Version({ answer, first, numbered, lang }: VersionProps) {
  const { answer: t } = say(lang).petition;
  return (
    <div class="stack">
      <p class="kicker">
        <Tag tone={TONES[answer.decision] ?? ''}>
          {(t.decision as Record<string, string>)[answer.decision] ?? answer.decision}
        </Tag>
        <span class="meta dotted">
          <time dateTime={answer.at}>{first ? t.revised(answer.at) : t.on(answer.at)}</time>
          {first && <time dateTime={first.at}>{t.first(first.at)}</time>}
          {numbered && <span>{t.version(answer.version)}</span>}
        </span>
      </p>
      {isShown(answer.text) ? <Prose text={answer.text.text} links /> : <Gone words={answer.text} lang={lang} />}
    </div>
  );
}

function FollowUps({ followUps, lang }: { followUps: PetitionView['followUps']; lang: Lang }) {
  const { followUps: t } = say(lang).petition;
  if (followUps.length === 0) return null;
  return (
    <div class="stack gap-above">
      <h3>{t.title}</h3>
      <ul class="timeline">
        {followUps.toReversed().map(({ state, at, text }) => (
          <li class="stack">
            <p class="kicker">
              <Tag tone={STATES[state] ?? ''}>{(t.state as Record<string, string>)[state] ?? state}</Tag>
              <time class="meta" dateTime={at}>
                {format(lang).date(at)}
              </time>
            </p>
            {isShown(text) ? <Prose text={text.text} links /> : <Gone words={text} lang={lang} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
