import { PetitionsList, type PetitionsWanted } from '../../../read-models/petitions.js';
import type { Choice } from '../components/office/petition-picker.js';

const A_PAGE = 8;

/** What an address says of the choice: words of a title, and how far the list has been gone through. */
export const pickIn = (q: string | undefined, more: string | undefined): Choice => ({
  q: q?.slice(0, 200) || undefined,
  more: more || undefined,
});

/** Petitions that take signatures, a page of them at a time. */
export const picked = ({ q, more }: Choice, now: string, addressee?: PetitionsWanted['addressee']): PetitionsList =>
  new PetitionsList({ status: 'open', q, cursor: more, addressee, limit: A_PAGE, now });
