type Fields = (name: string) => readonly string[];

/** One of the two languages at least; empty where neither says anything. */
function inLanguages(all: Fields, name: string): object {
  const said = (['ka', 'en'] as const).map((lang) => [lang, one(all, `${name}-${lang}`)] as const);
  return Object.fromEntries(said.filter(([, text]) => text !== undefined));
}
const one = (all: Fields, name: string): string | undefined => all(name).at(-1)?.trim() || undefined;
/** Without what was left empty. */
const said = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const contributionOf = (all: Fields, language: 'ka' | 'en'): object =>
  said({
    ...{ kind: one(all, 'kind'), text: one(all, 'text'), language },
    ...{ display: one(all, 'display'), organisation: one(all, 'organisation') },
  });

export const responseOf = (all: Fields): object =>
  said({ decision: one(all, 'decision'), by: one(all, 'by'), text: inLanguages(all, 'text') });

export const progressOf = (all: Fields): object =>
  said({
    ...{ completion: one(all, 'completion'), by: one(all, 'by'), day: one(all, 'day') },
    text: inLanguages(all, 'text'),
  });

export const evidenceOf = (all: Fields): object =>
  said({
    ...{ milestone: one(all, 'milestone'), kind: one(all, 'kind'), title: inLanguages(all, 'title') },
    // a link that is left out is told as a wrong one: the form takes no other source
    ...{ day: one(all, 'day'), link: one(all, 'link') ?? '' },
  });

export const selfOf = (all: Fields): object => said({ ...progressOf(all), stage: one(all, 'stage'), milestones: [] });

/** @param language that of the page: the document's name is written in it */
export function independentOf(all: Fields, found: readonly string[], language: 'ka' | 'en'): object {
  const title = one(all, 'source');
  const link = one(all, 'source-link');
  const yes = (text: string | undefined) => text && text === 'yes';
  const findings = found.map((name) => {
    const value = one(all, `found-${name}`);
    if (name === 'relevance') return [name, value === undefined ? undefined : all('found-relevance')];
    return [name, name === 'verifiable' || name === 'lens' ? yes(value) : value];
  });
  return said({
    ...{ stage: one(all, 'stage'), day: one(all, 'day'), text: inLanguages(all, 'text') },
    assessor: said({ kind: one(all, 'assessor'), name: inLanguages(all, 'name') }),
    findings: said(Object.fromEntries(findings)),
    source: title || link ? said({ title: { [language]: title }, link }) : undefined,
  });
}

/** The field of the form that a mistake in a wish belongs to, and what it is about. */
export function fieldAt(path: string, bilingual: boolean): readonly [field: string, words: string] {
  const [first = '', second = ''] = path.split('.');
  if (first === 'text') return bilingual ? ['text-ka', 'said'] : ['text', 'text'];
  if (first === 'title') return ['title-ka', 'title'];
  if (first === 'assessor') return second === 'kind' ? ['assessor', 'assessor'] : ['name-ka', 'title'];
  if (first === 'source') return second === 'link' ? ['source-link', 'link'] : ['source', 'source'];
  if (first === 'findings') return [second ? `found-${second}` : 'found-verifiable', 'findings'];
  return [first, first];
}
