import type { PetitionCard } from '../../../read-models/petition-views.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { titleLang, titleOf } from './text.js';

/** Petitions that ask for much the same. */
export const SimilarList = ({ petitions, lang }: { petitions: readonly PetitionCard[]; lang: Lang }) => (
  <ul class="similar">
    {petitions.map(({ id, language, text, signatures, status }) => (
      <li>
        <a href={paths(lang).petition(id)} lang={titleLang({ text, language })}>
          {titleOf(text, lang)}
        </a>
        <span class="meta dotted">
          <span>{say(lang).petitions.status[status]}</span>
          <span>{say(lang).petitions.signatures(signatures)}</span>
        </span>
      </li>
    ))}
  </ul>
);
