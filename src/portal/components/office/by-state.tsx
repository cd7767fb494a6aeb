import type { ComponentChildren } from 'preact';
import type { Papers } from '../../../../read-models/petition-papers.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { withQuery } from '../../with-query.js';
import { Select } from '../field.js';
import { Pagination } from '../pagination.js';

export type WantedState = { readonly state?: string | undefined; readonly cursor?: string | undefined };

type Words = {
  readonly all: string;
  readonly filter: string;
  readonly none: string;
  readonly found: (n: number) => string;
  readonly state: Readonly<Record<string, string>>;
};

type Props = {
  readonly lang: Lang;
  readonly action: string;
  readonly words: Words;
  readonly wanted: WantedState;
  readonly papers: Papers<unknown>;
  readonly children: ComponentChildren;
};

/** A page of papers, chosen by their state, with how many there are. */
export function ByState({ lang, action, words, wanted: { state, cursor }, papers, children }: Props) {
  const { shell } = say(lang);
  const states = Object.entries(words.state).map(([value, label]) => ({ value, label }));
  return (
    <section class="stack" aria-labelledby="all">
      <h2 id="all">{words.all}</h2>
      <form class="find" method="get" action={action}>
        <Select
          lang={lang}
          name="state"
          label={words.filter}
          value={state ?? ''}
          options={[{ value: '', label: shell.all }, ...states]}
        />
        <button type="submit" class="button quiet">
          {shell.filter}
        </button>
      </form>
      <p class="meta" role="status">
        {papers.items.length === 0 ? words.none : words.found(papers.total)}
      </p>
      {children}
      <Pagination
        lang={lang}
        first={cursor === undefined ? undefined : withQuery(action, { state })}
        next={papers.next === null ? undefined : withQuery(action, { state, cursor: papers.next })}
      />
    </section>
  );
}
