import type { Recorded } from '../../events/envelope.js';
import type { Doc } from '../../read-models/store.js';
import type { AnyProjection } from '../../src/read/track.js';
import { folded } from '../support/town.js';

/** Where somebody was told that their wish is recorded. Over HTTP the receipt is the same. */
export type Told = {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly eventId: string;
};

/** What was asked under one key, and what was said to each asking. */
export type Wish = {
  /** Who asks for what. */
  readonly name: string;
  /** The ids of the commands that were sent for it: one where it carries a key. */
  readonly commands: readonly string[];
  readonly receipts: readonly Told[];
  /** Codes of refusals that are final, by the command that was refused. */
  readonly refusals: readonly { readonly command: string; readonly code: string }[];
  /** How many askings heard nothing, or that nobody knows. */
  readonly unknown: number;
};

/** What a fault must leave as it was. Each answers what is wrong, one sentence a finding; nothing is well. */

/** Positions rise, revisions of a stream are gapless, each fact is there once, and time never goes back. */
export function wrongOrder(facts: readonly Recorded[]): string[] {
  const wrong: string[] = [];
  const heads = new Map<string, number>();
  const ids = new Set<string>();
  let before: Recorded | undefined;
  for (const e of facts) {
    if (before && e.position <= before.position) wrong.push(`position ${e.position} follows ${before.position}`);
    if (before && e.at < before.at) wrong.push(`position ${e.position} is dated before ${before.position}`);
    const expected = (heads.get(e.stream) ?? -1) + 1;
    if (e.revision !== expected) wrong.push(`${e.stream} has revision ${e.revision} where ${expected} is due`);
    if (ids.has(e.id)) wrong.push(`fact ${e.id} is there twice`);
    heads.set(e.stream, e.revision);
    ids.add(e.id);
    before = e;
  }
  return wrong;
}

/** Whatever was acknowledged is stored, once, and where it was said to be. A browser knows of its id alone. */
export function lost(facts: readonly Recorded[], told: Iterable<Pick<Told, 'eventId'> & Partial<Told>>): string[] {
  const at = new Map(facts.map((e) => [e.id, e]));
  return [...told].flatMap(({ eventId, ...place }) => {
    const e = at.get(eventId);
    if (!e) return [`acknowledged and lost: ${eventId}`];
    const { stream = e.stream, revision = e.revision, position = e.position } = place;
    const moved = e.stream !== stream || e.revision !== revision || e.position !== position;
    return moved ? [`${eventId} was told at ${position} and lies at ${e.position}`] : [];
  });
}

/** What somebody has seen at a position stays there. */
export function moved(facts: readonly Recorded[], seen: ReadonlyMap<number, string>): string[] {
  const at = new Map(facts.map(({ position, id }) => [position, id]));
  return [...seen].flatMap(([position, id]) =>
    at.get(position) === id ? [] : [`position ${position} was seen as ${id} and is ${at.get(position)}`],
  );
}

/** A wish that is repeated hears the same; what was refused is no fact; what it made, it made once. */
export function wrongAnswers(
  facts: readonly Recorded[],
  { name, commands, receipts, refusals, unknown }: Wish,
): string[] {
  const wrong: string[] = [];
  const places = new Set(
    receipts.map(({ stream, revision, position, eventId }) => `${stream} ${revision} ${position} ${eventId}`),
  );
  if (commands.length === 1 && places.size > 1) wrong.push(`${name}: one key, ${places.size} receipts`);
  const made = facts.filter(({ meta }) => commands.includes(meta.commandId));
  if (commands.length === 1 && new Set(made.map(({ stream }) => stream)).size > 1)
    wrong.push(`${name}: made in two streams`);
  for (const { command, code } of refusals) {
    const mine = made.filter(({ meta }) => meta.commandId === command);
    if (mine.length > 0 && (receipts.length > 0 || unknown === 0))
      wrong.push(`${name}: refused (${code}) and recorded`);
  }
  return wrong;
}

/** Documents are what a fold from nothing makes of the same facts. */
export function wrongDocuments(projection: AnyProjection, facts: readonly Recorded[], docs: readonly Doc[]): string[] {
  const expected = folded(projection, facts);
  const found = new Map(docs.map((doc) => [doc._id, doc]));
  const wrong: string[] = [];
  for (const id of new Set([...expected.keys(), ...found.keys()])) {
    const [is, due] = [inOrder(found.get(id)), inOrder(expected.get(id))];
    if (is !== due) wrong.push(`${projection.name} ${id} is ${is}, from the facts it is ${due}`);
  }
  return wrong;
}

/** Who signs a petition at the end, counted one by one: the last of signing and withdrawing before the close. */
export function signaturesOf(facts: readonly Recorded[], petitionId: string): number {
  const mine = facts.filter(({ data }) => (data as { petitionId?: string }).petitionId === petitionId);
  const closed = mine.find(({ type }) => type === 'PetitionClosed')?.position ?? Infinity;
  const signing = new Set<string>();
  for (const { type, stream, position } of mine) {
    if (position > closed) continue;
    if (type === 'PetitionSigned') signing.add(stream);
    if (type === 'SignatureWithdrawn') signing.delete(stream);
  }
  return signing.size;
}

const inOrder = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
