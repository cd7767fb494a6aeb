import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Command } from '../../commands/command.js';
import { isRefusal, type Now, refuse } from '../../commands/decider.js';
import { AdoptDistricts, PlaceMapObject, type ReviseMapObject } from '../../commands/smart-map/map-commands.js';
import { layer } from '../../commands/smart-map/map-layers.js';
import { mapObject } from '../../commands/smart-map/map-objects.js';
import { type Contents, isDigest } from '../content/contents.js';
import type { EventLog } from '../log/event-log.js';
import type { Districts } from '../map/districts.js';
import { readShape } from '../map/geometry.js';
import { inAFact } from '../map/in-a-fact.js';
import { readDistricts } from '../map/read-districts.js';
import { type ObjectsFile, type Row, readObjects } from '../map/read-objects.js';
import { refusedRow, type Wrong } from '../map/wrong-rows.js';
import { Refused } from '../refused.js';
import { uuidFrom } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Sent } from './desk.js';

type Send = <C extends Command>(wish: C, supplied: Partial<C>, who: Acting | string, sent?: Sent) => Promise<unknown>;
type Shaped = PlaceMapObject | ReviseMapObject;

/** What an import did, or would do. Where a row is refused, nothing is done. */
export type MapImport = {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly Wrong[];
  /** Of the last fact, where something was recorded. */
  readonly position?: number;
};

/** Rows are sent so many at once, so that they share a commit. */
const AT_ONCE = 100;

/** Puts things on the map: reads their shapes first, which the rules take as they come. */
export class Mapping {
  constructor(
    private readonly send: Send,
    private readonly house: {
      readonly log: Pick<EventLog, 'read'>;
      readonly districts: Districts;
      readonly contents: Contents;
    },
  ) {}

  /** @throws Refused for a shape that is none, or lies elsewhere */
  async place<W extends Shaped>(wish: W, object: string, who: Acting, sent: Sent): Promise<Receipt> {
    const shape = readShape(await this.byItsName(wish.geometry));
    if ('refused' in shape) throw new Refused(shape);
    const { said, beside } = inAFact(shape.geometry);
    const supplied = { object, ...shape, ...said };
    return (await this.send<Shaped>(wish, supplied, who, { ...sent, beside })) as Receipt;
  }

  /** A shape that is here already may be named by its digest, so that whoever changes a title need not send it again. */
  private async byItsName(raw: object): Promise<unknown> {
    const { digest } = raw as { digest?: unknown };
    if (digest === undefined) return raw;
    const { contents } = this.house;
    if (typeof digest === 'string' && isDigest(digest) && (await contents.has(digest)))
      return contents.json({ digest });
    throw new Refused(refuse('geometry.unreadable'));
  }

  /** A file of objects for one layer, all of it or nothing. The same file again changes nothing. */
  async importObjects(
    file: ObjectsFile & { readonly layer: string },
    who: Acting | string,
    { dryRun = false }: { readonly dryRun?: boolean | undefined } = {},
  ): Promise<MapImport> {
    const { rows, refused } = await readObjects(file);
    const state = (await this.house.log.read(`layer-${file.layer}`)).reduce(
      (s, e) => layer.evolve(s, e as never),
      layer.initial,
    );
    const told = await Promise.all(rows.map((row) => this.wouldBe(row, state)));
    const wrong = [...refused, ...told.flatMap((one) => (typeof one === 'object' ? [one] : []))];
    const count = (what: 'added' | 'changed' | 'unchanged') => told.filter((one) => one === what).length;
    const summary = { dryRun, rows: rows.length + refused.length, refused: wrong.sort((a, b) => a.line - b.line) };
    const counts = { added: count('added'), changed: count('changed'), unchanged: count('unchanged') };
    if (wrong.length > 0 && !dryRun) return { ...summary, added: 0, changed: 0, unchanged: 0 };
    if (dryRun || counts.added + counts.changed === 0) return { ...summary, ...counts };
    let position = 0;
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const receipts = await Promise.all(rows.slice(from, from + AT_ONCE).map((row) => this.put(row, who)));
      position = Math.max(position, ...receipts.map((receipt) => receipt.position));
    }
    return { ...summary, ...counts, position };
  }

  /** Borders of the districts. Version, digest and names are made here, so that the fact can be held against the file. */
  async adoptDistricts(
    {
      geojson,
      source,
      dryRun = false,
    }: { readonly geojson: unknown; readonly source: string; readonly dryRun?: boolean },
    who: Acting | string,
    sent?: Sent,
  ): Promise<{ readonly summary: MapImport & { readonly version: number }; readonly receipt?: Receipt }> {
    const read = readDistricts(geojson);
    const { refused } = read;
    const whole = read.districts.map(({ geometry, ...rest }) => ({ ...rest, ...inAFact(geometry) }));
    const districts = whole.map(({ said, beside: _, ...rest }) => ({ ...rest, ...said }));
    const beside = whole.flatMap((one) => one.beside);
    const digest = hash('sha256', canonicalize(districts)!);
    const { version: last, digest: before } = await this.adopted();
    const same = digest === before;
    const version = same ? last : last + 1;
    const done = { added: 0, changed: same ? 0 : districts.length, unchanged: same ? districts.length : 0 };
    const none = { added: 0, changed: 0, unchanged: 0 };
    const summary = { dryRun, rows: districts.length + refused.length, refused, version };
    if (dryRun || refused.length > 0) return { summary: { ...summary, ...(refused.length > 0 ? none : done) } };
    const facts = { version, source, districts, digest };
    const receipt = (await this.send(new AdoptDistricts(), facts, who, { ...sent, beside })) as Receipt;
    await this.house.districts.read(this.house.log);
    return { summary: { ...summary, ...done }, receipt };
  }

  private async adopted() {
    const facts = await this.house.log.read('districts-city');
    const last = facts.findLast(({ type }) => type === 'DistrictsAdopted');
    return (last?.data ?? { version: 0, digest: '' }) as { version: number; digest: string };
  }

  /** What a row would do, by the rules themselves. */
  private async wouldBe({ line, wish }: Row, onLayer: Parameters<typeof decide>[2]) {
    const object = objectOf(wish);
    const state = (await this.house.log.read(`object-${object}`)).reduce(
      (s, e) => mapObject.evolve(s, e as never),
      mapObject.initial,
    );
    const decision = decide(Object.assign(wish, { object }), state, onLayer);
    if (isRefusal(decision)) return { line, ...refusedRow(decision) };
    if (decision.length === 0) return 'unchanged';
    return decision[0]!.type === 'MapObjectPlaced' ? 'added' : 'changed';
  }

  private async put({ wish, beside }: Row, who: Acting | string): Promise<Receipt> {
    return (await this.send(wish, { object: objectOf(wish) }, who, { beside })) as Receipt;
  }
}

const NOBODY: Now = { at: '', actor: '' };
const decide = (wish: PlaceMapObject, state: Parameters<typeof mapObject.decide>[1], onLayer: typeof layer.initial) =>
  mapObject.decide(wish, state, NOBODY, { layer: onLayer });

/** The same number on the same layer is the same object, whatever imports it. */
const objectOf = ({ layer: code, external = '' }: PlaceMapObject) => uuidFrom('map object', code, external);
