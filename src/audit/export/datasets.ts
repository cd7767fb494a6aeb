import type { FigureDoc } from '../../../read-models/figure-documents.js';
import type { PetitionPage } from '../../../read-models/petition-documents.js';
import { PetitionCurve } from '../../../read-models/petitions.js';
import type { Collections } from '../../../read-models/query.js';
import type { ReadStore } from '../../../read-models/store.js';
import { type Cell, csv } from '../../read/csv.js';
import type { ExportFolder } from './manifest.js';

/** A table of open data. Names of columns stay; new ones come at the end. */
export type Dataset = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** What the read models say at once of every petition that stands in lists. */
export async function datasets(
  store: ReadStore,
  of: Collections,
  titles: ReadonlyMap<string, string>,
): Promise<{ readonly tables: readonly Dataset[]; readonly pages: readonly PetitionPage[] }> {
  const pages: PetitionPage[] = [];
  for await (const page of store.scan(of('pages')))
    if ((page as PetitionPage).visibility === 'listed') pages.push(page as PetitionPage);
  const days: Cell[][] = [];
  for (const { _id } of pages)
    for (const { at, signatures, total } of (await new PetitionCurve(_id).answer(store, of))?.points ?? [])
      days.push([_id, at.slice(0, 10), signatures, total]);
  const figures: FigureDoc[] = [];
  for await (const figure of store.scan(of('figures'))) figures.push(figure as FigureDoc);
  const tables = [
    petitions(pages, titles),
    districts(pages),
    { name: 'signatures-by-day', columns: ['petition', 'day', 'signatures', 'total'], rows: days },
    decisions(pages),
    official(figures.sort((a, b) => a.position - b.position)),
  ];
  return { tables, pages };
}

/** Each as CSV and as JSON, a list of objects. */
export function putDatasets(tables: readonly Dataset[], out: ExportFolder): void {
  for (const { name, columns, rows } of tables) {
    const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
    out.put(`datasets/${name}.csv`, csv(columns, rows), rows.length);
    out.put(`datasets/${name}.json`, `${JSON.stringify(objects, null, 1)}\n`, rows.length);
  }
}

const petitions = (pages: readonly PetitionPage[], titles: ReadonlyMap<string, string>): Dataset => ({
  name: 'petitions',
  columns: [
    ...['id', 'title', 'status', 'addressee', 'language', 'districts', 'signatures', 'withdrawn', 'invalidated'],
    ...['threshold', 'admitted_at', 'closes_at', 'closed_at', 'goal_reached_at', 'answer_due', 'answered_at'],
  ],
  rows: pages.map((one) => [
    one._id,
    titles.get(one._id) ?? null,
    one.status,
    one.addressee,
    one.language,
    one.districts.join(' '),
    one.signatures,
    one.withdrawn,
    one.invalidated,
    one.threshold ?? null,
    one.admittedAt ?? null,
    one.closesAt ?? null,
    one.closedAt ?? null,
    one.goalReachedAt ?? null,
    one.answerDue ?? null,
    one.answers[0]?.at ?? null,
  ]),
});

const districts = (pages: readonly PetitionPage[]): Dataset => ({
  name: 'signatures-by-district',
  columns: ['petition', 'district', 'signatures'],
  rows: pages.flatMap(({ _id, byDistrict }) => Object.entries(byDistrict).map(([code, n]) => [_id, code, n])),
});

const decisions = (pages: readonly PetitionPage[]): Dataset => ({
  name: 'decisions',
  columns: ['petition', 'decision', 'outcome', 'at', 'event'],
  rows: pages.flatMap(({ _id, admittedAt, refusal, appeal, answers, followUps }): Cell[][] => [
    ...(admittedAt ? [[_id, 'admission', 'admitted', admittedAt, null]] : []),
    ...(refusal ? [[_id, 'admission', refusal.ground, refusal.at, refusal.event]] : []),
    ...(appeal?.decision ? [[_id, 'appeal', appeal.decision.outcome, appeal.decision.at, appeal.decision.event]] : []),
    ...answers.map(({ decision, at, event }) => [_id, 'answer', decision, at, event]),
    ...followUps.map(({ state, at, event }) => [_id, 'follow-up', state, at, event]),
  ]),
});

const official = (figures: readonly FigureDoc[]): Dataset => ({
  name: 'figures',
  columns: ['figure', 'of', 'signatures', 'rule', 'size', 'counted', 'digest', 'at', 'event'],
  rows: figures.map(({ figure, of, value, rule, size, counted, digest, at, _id }) => [
    ...[figure, of, 'signatures' in value ? value.signatures : null, rule, size, counted, digest, at, _id],
  ]),
});
