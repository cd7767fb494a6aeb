import type { WordingDoc } from '../../../../read-models/meeting-documents.js';
import type { OrganisationView } from '../../../../read-models/meetings.js';
import type { Lang } from '../../frame.js';
import { saidIn } from '../../minutes-blocks.js';

/** Words of a paper in the reader's language; what is not translated stands in Georgian and says so. */
export function Worded({ said, lang }: { said: WordingDoc; lang: Lang }) {
  const one = saidIn(said, lang);
  return one.lang === lang ? one.text : <span lang={one.lang}>{one.text}</span>;
}

/** The same for titles and attributes. */
export const worded = (said: WordingDoc, lang: Lang): string => saidIn(said, lang).text;

/** The name of an organisation, or its short name where it is not described. */
export function nameOf(
  organisations: readonly Pick<OrganisationView, 'id' | 'name'>[],
  code: string,
  lang: Lang,
): string {
  const known = organisations.find(({ id }) => id === code);
  return known ? worded(known.name, lang) : code;
}
