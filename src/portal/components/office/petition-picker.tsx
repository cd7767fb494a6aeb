import type { PetitionCard } from '../../../../read-models/petition-views.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { withQuery } from '../../with-query.js';
import { Field } from '../field.js';
import { Pagination } from '../pagination.js';
import { titleLang, titleOf } from '../text.js';

/** What the choice is among: the words that were asked for, and how far the list has been gone through. */
export type Choice = { readonly q?: string | undefined; readonly more?: string | undefined };
/** A page of petitions to choose from, and how many there are. */
export type Picked = {
  readonly items: readonly PetitionCard[];
  readonly total: number;
  readonly next: string | null;
};

type Props = {
  readonly lang: Lang;
  /** Where the search goes. */
  readonly action: string;
  readonly pick: Choice;
  readonly petitions: Picked;
  /** Where the choice of a petition leads. */
  readonly to: (id: string) => string;
};

/** Petitions that take signatures, by the words of their title. */
export function PetitionPicker({ lang, action, pick: { q, more }, petitions: { items, total, next }, to }: Props) {
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
      <p class="meta">{items.length === 0 ? t.nonePicked : words.petitions.found(total)}</p>
      {items.length > 0 && (
        <ul class="rows">
          {items.map(({ id, text, language, signatures, addressee }) => (
            <li>
              <h3 lang={titleLang({ text, language })}>
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
      <Pagination
        lang={lang}
        label={t.pick}
        first={more && withQuery(action, { q })}
        next={next === null ? undefined : withQuery(action, { q, more: next })}
      />
    </div>
  );
}
