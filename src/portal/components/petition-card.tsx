import type { PetitionCard as Card } from '../../../read-models/petition-views.js';
import { districtName } from '../../map/district-names.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { Meter } from './meter.js';
import { StatusTag } from './status-tag.js';
import { isShown, titleLang, titleOf } from './text.js';

type Props = { readonly petition: Card; readonly now: string; readonly lang: Lang };

/** The districts a petition is about, in words. */
export const placesOf = (districts: readonly string[], lang: Lang): string =>
  districts.length === 0
    ? say(lang).petitions.wholeCity
    : format(lang).list(districts.map((code) => districtName(lang, code).name));

/** A petition in a list: what it asks, how far it is, how long it has. */
export function PetitionCard({ petition, now, lang }: Props) {
  const { id, status, text, language, districts } = petition;
  return (
    <li class="card item">
      <div class="kicker">
        <StatusTag status={status} lang={lang} />
        <span class="meta">{placesOf(districts, lang)}</span>
      </div>
      <h2 lang={titleLang({ text, language })}>
        <a href={paths(lang).petition(id)}>{titleOf(text, lang)}</a>
      </h2>
      {isShown(text) && (
        <p class="clipped" lang={language}>
          {text.demand}
        </p>
      )}
      <CountBeside petition={petition} now={now} lang={lang} />
    </li>
  );
}

function CountBeside({ petition: { status, signatures, threshold, closesAt, answeredAt }, now, lang }: Props) {
  const t = say(lang).petitions;
  const { number } = format(lang);
  if (threshold === null) return null;
  const running = status === 'open' || status === 'goal-reached';
  return (
    <div class="count">
      <p>
        <span class="number">{number(signatures)}</span> <span class="meta">{t.signaturesWord(signatures)}</span>
      </p>
      <Meter value={signatures} of={threshold} label={t.progress(signatures, threshold)} />
      <p class="meta dotted">
        <span>{t.goalOf(threshold)}</span>
        {running && closesAt && <span>{t.left(closesAt, now)}</span>}
        {answeredAt && <span>{t.answeredOn(answeredAt)}</span>}
      </p>
    </div>
  );
}

/** A petition in one line or two. */
export function PetitionRow({ petition, now, lang }: Props) {
  const { id, language, text, signatures, threshold, closesAt, answeredAt, districts } = petition;
  const t = say(lang).petitions;
  return (
    <li>
      <h3 lang={titleLang({ text, language })}>
        <a href={paths(lang).petition(id)}>{titleOf(text, lang)}</a>
      </h3>
      {threshold !== null && (
        <Meter
          value={signatures}
          of={threshold}
          thin
          label={t.progress(signatures, threshold)}
          {...(answeredAt !== null && { tone: 'good' as const })}
        />
      )}
      <p class="meta dotted">
        <span>{threshold === null ? t.signatures(signatures) : t.progress(signatures, threshold)}</span>
        <span>{placesOf(districts, lang)}</span>
        {answeredAt ? <span>{t.answeredOn(answeredAt)}</span> : closesAt && <span>{t.left(closesAt, now)}</span>}
      </p>
    </li>
  );
}
