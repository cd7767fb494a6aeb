import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { api, paths } from '../../paths.js';
import { Checkbox } from '../choices.js';
import { Guard } from '../guard.js';
import { Meter } from '../meter.js';
import { ShareRow } from '../share-row.js';
import { titleOf, Written } from '../text.js';
import { isRunning, type PartProps } from './view.js';

/** The count, how far it is, and the reader's own hand in it. */
export function SignCard({ view, lang }: PartProps) {
  const { petition, frame, mine } = view;
  const { id, signatures, threshold, text } = petition;
  const t = say(lang).petition;
  const { number } = format(lang);
  const running = isRunning(view);
  return (
    <section
      class="card raised stack"
      id="sign"
      aria-label={t.signCard}
      data-live={running ? api.petition(id, '/count') : undefined}
    >
      <p id="count-line">
        <span class="number" data-live-count>
          {number(signatures)}
        </span>{' '}
        <span class="meta">{say(lang).petitions.signaturesWord(signatures)}</span>
      </p>
      {threshold !== undefined && (
        <div class="toward">
          <Meter value={signatures} of={threshold} labelledBy="count-line goal-line" live={running} />
          <p class="meta" id="goal-line">
            {t.goal(threshold)}
          </p>
        </div>
      )}
      <Sentence view={view} lang={lang} />
      {mine?.invalidated && <Invalidated reason={mine.invalidated.reason} lang={lang} />}
      {running &&
        !mine?.invalidated &&
        (mine?.signed ? <Signed view={view} lang={lang} /> : <SignForm view={view} lang={lang} />)}
      {!running && !view.past && <p class="meta">{t.frozen}</p>}
      {!view.past && (
        <ShareRow url={`${frame.origin}${paths(lang).petition(id)}`} title={titleOf(text, lang)} lang={lang} />
      )}
    </section>
  );
}

/** What the number means: how many are missing, until when, and what follows. */
function Sentence({ view, lang }: PartProps) {
  const { petition, frame } = view;
  const { signatures, threshold, addressee, closesAt, goalReachedAt, closedAt } = petition;
  const words = say(lang);
  const t = words.petition;
  if (threshold === undefined) return null;
  return (
    <div>
      {(goalReachedAt !== undefined || isRunning(view)) && (
        <p>
          <b>{goalReachedAt ? t.goalDone : t.afterGoal[addressee](threshold)}</b>
        </p>
      )}
      <p class="meta dotted">
        {!goalReachedAt && signatures < threshold && isRunning(view) && (
          <span>{t.needsMore(threshold - signatures)}</span>
        )}
        {isRunning(view) && closesAt && <span>{words.petitions.left(closesAt, frame.now)}</span>}
        {isRunning(view) && closesAt && <span>{t.closesOn(closesAt)}</span>}
        {closedAt && <span>{t.closedOn(closedAt)}</span>}
      </p>
    </div>
  );
}

function SignForm({ view: { petition, frame }, lang }: PartProps) {
  const t = say(lang).petition;
  const action = paths(lang).sign(petition.id);
  const assured = frame.reader !== null && frame.reader.level >= (petition.rules?.assurance ?? 1);
  if (!assured)
    return (
      <div class="stack">
        <a class="button big" href={action}>
          {t.sign}
        </a>
        {frame.reader === null && <p class="hint">{t.signInToSign}</p>}
      </div>
    );
  return (
    <form method="post" action={action} class="stack" data-island="sign" data-once>
      <Guard frame={frame} />
      <Checkbox name="display" value="initials" hint={t.initialsHint}>
        {t.showInitials}
      </Checkbox>
      <button type="submit" class="button big">
        {t.sign}
      </button>
    </form>
  );
}

const Invalidated = ({ reason, lang }: { reason: string; lang: PartProps['lang'] }) => (
  <p role="status">
    <b>{say(lang).petition.invalidated}</b> {say(lang).timeline.reason} <Written text={reason} />
  </p>
);

function Signed({ view: { petition, frame, mine }, lang }: PartProps) {
  const t = say(lang).petition;
  const { withdrawSignature, receipt } = paths(lang);
  return (
    <div class="stack">
      <p role="status">
        <b>{t.signedAlready}</b> <a href={receipt(mine!.signed!.eventId)}>{t.seeReceipt}</a>
      </p>
      <details class="fold">
        <summary>{t.withdrawSignature}</summary>
        <form method="post" action={withdrawSignature(petition.id)} class="stack" data-once>
          <Guard frame={frame} />
          <p class="hint">{t.withdrawHint}</p>
          <button type="submit" class="button quiet">
            {t.withdrawSignature}
          </button>
        </form>
      </details>
    </div>
  );
}

/** The way to the card from anywhere on a phone. */
export function DeedBar({ view, lang }: PartProps) {
  const { signatures, threshold } = view.petition;
  const { number } = format(lang);
  const far = threshold === undefined ? number(signatures) : `${number(signatures)} / ${number(threshold)}`;
  return (
    <div class="deed-bar">
      <a class="button big" href="#sign">
        {say(lang).petition.sign}{' '}
        <span class="far" data-live-far>
          {far}
        </span>
      </a>
    </div>
  );
}
