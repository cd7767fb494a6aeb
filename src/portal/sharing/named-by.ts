import type { Lang } from '../frame.js';
import type { CardKind } from '../paths.js';

/** The kind of what lies in each part of the portal that has pages of single things to share. */
const KINDS: ReadonlyMap<string, CardKind> = new Map([
  ['petitions', 'petition'],
  ['reports', 'report'],
  ['forum', 'topic'],
  ['budget', 'round'],
  ['budget/proposals', 'proposal'],
]);
const PAGE = /^\/(ka|en)\/([a-z-]+(?:\/proposals)?)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The kind, id and language that a page's path names; undefined where it is no page of one thing. */
export function namedBy(path: string): { kind: CardKind; id: string; lang: Lang } | undefined {
  const [, lang, room = '', id] = PAGE.exec(path) ?? [];
  const kind = KINDS.get(room);
  return kind && id ? { kind, id, lang: lang as Lang } : undefined;
}
