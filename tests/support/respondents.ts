import type { Frame } from '../../projections/surveys/statistics/frame.js';
import { frameOf } from '../../projections/surveys/statistics/frame.js';
import type { Answers, Respondent } from '../../projections/surveys/statistics/questionnaire.js';

/** Population of Tbilisi's ten districts in the census of 2014. */
export const TBILISI = [
  ['mtatsminda', 49_052],
  ['vake', 111_903],
  ['saburtalo', 138_493],
  ['krtsanisi', 39_286],
  ['isani', 125_610],
  ['samgori', 177_844],
  ['chughureti', 65_230],
  ['didube', 70_018],
  ['nadzaladevi', 154_067],
  ['gldani', 177_214],
].map(([code, count]) => ({ code: code as string, count: count as number }));

export const SEXES = ['female', 'male'];
export const AGES = ['18-24', '25-34', '35-44', '45-54', '55-64', '65+'];

/** The ten districts crossed with sex and age in made-up parts that differ a little from district to district. */
export function townFrame(): Frame {
  return frameOf(
    TBILISI.flatMap(({ code, count }, d) => {
      const parts = SEXES.flatMap((sex, s) =>
        AGES.map((age, a) => ({ sex, age, part: 10 + ((d + 2 * a + 3 * s) % 7) })),
      );
      const all = parts.reduce((sum, { part }) => sum + part, 0);
      const whole = parts.map(({ part }) => Math.floor((count * part) / all));
      const left = count - whole.reduce((sum, n) => sum + n, 0);
      return parts.map(({ sex, age }, i) => ({ district: code, sex, age, count: whole[i]! + (i < left ? 1 : 0) }));
    }),
  );
}

/** Even chance from a number: the same seed, the same sequence (Marsaglia's xorshift32, 2003). */
export function chance(seed: number): () => number {
  let x = seed >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x >>>= 0;
    x ^= x >>> 17;
    x ^= x << 5;
    x >>>= 0;
    return x / 2 ** 32;
  };
}

/** An ordering key by id, from chance: what a keyed hash is in the house. */
export function keys(seed: number): (id: string) => string {
  return (id) => {
    let h = seed;
    for (const letter of id) h = Math.imul(h ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return String(Math.floor(chance(h)() * 2 ** 32)).padStart(10, '0');
  };
}

/** Drawn to the plan by district; who answers leans towards women and the old, as it does in life. */
export function respondents(
  plan: readonly { readonly code: string; readonly n: number }[],
  seed: number,
  answer: (next: () => number, district: string) => Answers = () => ({}),
): Respondent[] {
  const next = chance(seed);
  return plan.flatMap(({ code, n }) =>
    Array.from({ length: n }, (_, i) => {
      const sex = next() < 0.56 ? 'female' : 'male';
      const age = AGES[Math.floor((next() < 0.25 ? Math.max(next(), next()) : next()) * AGES.length)]!;
      return { id: `${code}-${i}`, cell: { district: code, sex, age }, stratum: code, answers: answer(next, code) };
    }),
  );
}

/** The same in another order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = chance(seed);
  return list
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
