import type { PetitionCard } from '../../../../read-models/petition-views.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Field } from '../field.js';
import { titleOf } from '../text.js';

type Props = {
  readonly lang: Lang;
  /** Where the search goes. */
  readonly action: string;
  readonly q: string | undefined;
  readonly petitions: readonly PetitionCard[];
  /** Where the choice of a petition leads. */
  readonly to: (id: string) => string;
};

/** Petitions that take signatures, by the words of their title. */
export function PetitionPicker({ lang, action, q, petitions, to }: Props) {
  const words = say(lang);
  const t = words.rooms;
  return (
    <div class="stack">
      <search>
        <form class="find" method="get" action={action}>
          <Field
            lang={lang}
            name="q"
            label={t.pick}
            hint={t.pickHint}
            value={q}
            input={{ type: 'search', required: false, maxLength: 200 }}
          />
          <button type="submit" class="button quiet">
            {words.shell.search}
          </button>
        </form>
      </search>
      {petitions.length === 0 ? (
        <p class="meta">{t.nonePicked}</p>
      ) : (
        <ul class="rows">
          {petitions.map(({ id, text, language, signatures, addressee }) => (
            <li>
              <h3 lang={language}>
                <a href={to(id)}>{titleOf(text, lang)}</a>
              </h3>
              <p class="meta dotted">
                <span>{words.petitions.addressedTo[addressee]}</span>
                <span>{words.petitions.signatures(signatures)}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
