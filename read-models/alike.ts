import type { Beginnings } from './store.js';

/** Words of a text that are looked for when others like it are sought. */
const MOST_WORDS = 16;

/** Ids of texts that share most words with a text; among equals, those that share the rarer ones. */
export async function alike(
  words: readonly Beginnings[],
  saying: (word: Beginnings) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const telling = [...words].sort(([a = ''], [b = '']) => b.length - a.length).slice(0, MOST_WORDS);
  return rank(await Promise.all(telling.map(saying)));
}

/** Ids by how many words found them. One word alone is enough only where there is no more than one. */
function rank(hits: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, { words: number; weight: number }>();
  for (const ids of hits) {
    for (const id of ids) {
      const { words, weight } = scores.get(id) ?? { words: 0, weight: 0 };
      scores.set(id, { words: words + 1, weight: weight + 1 / ids.length });
    }
  }
  return [...scores]
    .filter(([, { words }]) => words >= Math.min(2, hits.length))
    .sort(([a, x], [b, y]) => y.words - x.words || y.weight - x.weight || (a < b ? -1 : 1))
    .map(([id]) => id);
}
