import type { PetitionPage } from '../../read-models/petition-documents.js';
import { PetitionById } from '../../read-models/petitions.js';
import { Followers } from '../../read-models/petitions-office.js';
import { everyPage, type Reading } from './reading.js';

/** What a message says of a petition. The title is missing where the public may not read it. */
export type About = {
  readonly title: string | undefined;
  readonly language: 'ka' | 'en';
  readonly link: string;
  /** The author's pseudonym. */
  readonly author: string;
};

export async function aboutPetition(
  { store, of }: Reading,
  publicUrl: string,
  petitionId: string,
): Promise<About | undefined> {
  const page = await store.get<PetitionPage>(of('pages'), petitionId);
  const view = page && (await new PetitionById(petitionId).answer(store, of));
  if (!page || !view) return undefined;
  const { language, author } = page;
  const title = 'title' in view.text ? view.text.title : undefined;
  return { title, language, author, link: `${publicUrl}/${language}/petitions/${petitionId}` };
}

/** Pseudonyms of everybody who follows a petition, a page at a time. */
export const followersOf = ({ store, of }: Reading, petitionId: string): AsyncIterable<readonly string[]> =>
  everyPage((paging) => new Followers(petitionId, paging).answer(store, of));
