import { PetitionTitles } from '../../../read-models/petitions.js';
import { instantOf, type PublicFact } from '../../audit/leaf.js';
import type { Questions } from '../../read/questions.js';
import type { LogEntry } from '../components/log-entry.js';

type Fact = PublicFact & { readonly position: number };

/** The number of an entry as the portal prints it: with or without its name, in groups or not. */
export function numberIn(text: string): string | undefined {
  const digits = /^[\p{L}\s.:№]*(\d[\d\s,.]*)$/u.exec(text)?.[1]?.replace(/\D/g, '');
  return digits && digits.length <= 15 ? String(Number(digits)) : undefined;
}

export const entryOf = ({ position, id, type, s, t, pub, c }: Fact): LogEntry => ({
  position,
  id,
  type,
  stream: s,
  hour: t.length === 10 ? t : instantOf(t), // of some only the day is told
  data: pub,
  commitment: c ?? null,
});

/** Entries with the names of the petitions that they concern, where those stand in lists. */
export async function withPetitions(questions: Questions, facts: readonly Fact[]): Promise<readonly LogEntry[]> {
  const ids = [...new Set(facts.map(petitionOf).filter((id) => id !== undefined))];
  const titles = await questions.ask(new PetitionTitles(ids));
  const byId = new Map(titles.map((title) => [title.id, title]));
  return facts.map((fact) => ({ ...entryOf(fact), petition: byId.get(petitionOf(fact) ?? '') }));
}

const petitionOf = ({ pub }: Fact) => (pub as { readonly petitionId?: string }).petitionId;
