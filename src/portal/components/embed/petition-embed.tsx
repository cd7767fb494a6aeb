import type { PetitionView } from '../../../../read-models/petition-views.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Meter } from '../meter.js';
import { placesOf } from '../petition-card.js';
import { StatusTag } from '../status-tag.js';
import { Embedded } from './embedded.js';

type Props = { readonly petition: PetitionView; readonly title: string; readonly lang: Lang };

/** A petition within somebody else's page. */
export function PetitionEmbed({ petition, title, lang }: Props) {
  const { id, status, language, districts, signatures, threshold } = petition;
  const t = say(lang).petitions;
  return (
    <Embedded
      tags={<StatusTag status={status} lang={lang} />}
      where={placesOf(districts, lang)}
      href={paths(lang).petition(id)}
      title={title}
      language={language}
    >
      <p>
        <span class="number">{format(lang).number(signatures)}</span>{' '}
        <span class="meta">{t.signaturesWord(signatures)}</span>
      </p>
      {threshold !== undefined && <Meter value={signatures} of={threshold} label={t.progress(signatures, threshold)} />}
      {threshold !== undefined && <p class="meta">{t.goalOf(threshold)}</p>}
    </Embedded>
  );
}
