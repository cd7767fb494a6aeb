import type { District } from '../events/districts.js';
import type { House } from '../src/house.js';

const DISTRICTS: readonly District[] = ['vake', 'gldani', 'samgori', 'isani'];

/** Enters made-up people, who may all sign, into the register; their persons and where they live, in their order. */
export async function crowdIn(house: House, people: number) {
  const crowd = Array.from({ length: people }, (_, n) => ({
    number: `02${String(n).padStart(9, '0')}`,
    name: { first: 'მარიამ', last: 'ბენჩიძე' },
    birthDate: '1985-05-05',
    district: DISTRICTS[n % DISTRICTS.length]!,
    registeredVoter: true,
  }));
  await house.residents.register(crowd);
  const known: { readonly person: string; readonly district: District }[] = [];
  for (const { number, district } of crowd)
    known.push({ person: (await house.residents.byNumber(number))!.person, district });
  return known;
}

/** A token for each of them. */
export async function tokensOf(house: House, people: number): Promise<string[]> {
  const tokens: string[] = [];
  for (const { person, district } of await crowdIn(house, people))
    tokens.push((await house.tokens.issue({ person, roles: [], level: 1, district }, 86_400)).token);
  return tokens;
}
