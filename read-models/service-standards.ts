import { type AsOf, asOf } from './answer.js';
import type { CaseStanding } from './case-documents.js';
import type { ServiceScoresDoc } from './civic-documents.js';
import { type Collections, Query } from './query.js';
import type { ServiceDoc } from './service-documents.js';
import { scoreOf } from './service-scores.js';
import type { ReadStore, Where } from './store.js';

/** Of fewer decisions neither a share nor a median is told: one case would move them too far, and be seen in them. */
export const LEAST_DECIDED = 5;

export type StandardsBy = 'service' | 'department';
/** How a service, or all those of a department, keeps to what it promises. */
export type StandardsRow = {
  /** Code of the service or department; null for City Hall as a whole, or for what belongs to no department. */
  readonly of: string | null;
  readonly title: { readonly ka: string; readonly en: string } | null;
  readonly department: string | null;
  readonly decided: number;
  /** Of those decided, the share decided within the term, 0 to 1, and the middle one of working days. Null: too few. */
  readonly inTermShare: number | null;
  readonly medianDays: number | null;
  /** Not decided yet: those for which the applicant is waited for, those overdue, and all of them. */
  readonly waiting: number;
  readonly overdue: number;
  readonly open: number;
  readonly ratings: number;
  readonly mean: number | null;
  readonly visits: number;
  readonly visitsAnswered: number;
};
export type StandardsView = {
  readonly by: StandardsBy;
  readonly items: readonly StandardsRow[];
  readonly total: StandardsRow;
  readonly asOf: AsOf;
};

type Known = { readonly services: readonly ServiceDoc[]; readonly scores: ReadonlyMap<string, ServiceScoresDoc> };
type Group = Pick<StandardsRow, 'of' | 'title' | 'department'> & {
  readonly cases: Where;
  readonly services: readonly string[];
};

/** The service standards: whether terms are kept, how people rate services, and what civic monitors saw. */
export class ServiceStandards extends Query<StandardsView> {
  constructor(readonly by: StandardsBy = 'service') {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const [services, scores, position] = await Promise.all([
      store.find<ServiceDoc>(of('services'), {}),
      store.find<ServiceScoresDoc>(of('service-scores'), {}),
      store.position(of('cases')),
    ]);
    const known: Known = { services, scores: new Map(scores.map((doc) => [doc._id, doc])) };
    const counting = new Counting(store, of, known);
    const groups = this.by === 'service' ? servicesOf(services) : departmentsOf(services);
    const items = await Promise.all(groups.map((group) => counting.row(group)));
    const total = await counting.row({
      ...{ of: null, title: null, department: null, cases: {} },
      services: services.map(({ _id }) => _id),
    });
    return { by: this.by, items, total, asOf: asOf(position) };
  }
}

const servicesOf = (services: readonly ServiceDoc[]): readonly Group[] =>
  services.map(({ _id, now: { title, department } }) => {
    return { of: _id, title, department, cases: { service: _id }, services: [_id] };
  });

function departmentsOf(services: readonly ServiceDoc[]): readonly Group[] {
  const codes = [...new Set(services.map(({ now }) => now.department))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  return codes.map((department) => {
    const theirs = services.filter(({ now }) => now.department === department).map(({ _id }) => _id);
    return { of: department, title: null, department, cases: { department }, services: theirs };
  });
}

class Counting {
  constructor(
    private readonly store: ReadStore,
    private readonly of: Collections,
    private readonly known: Known,
  ) {}

  async row({ cases, services, ...group }: Group): Promise<StandardsRow> {
    const count = (standing: CaseStanding) => this.store.count(this.of('cases'), { ...cases, standing });
    const visited = (more: Where) =>
      this.store.count(this.of('visits'), { service: { in: services }, standing: true, ...more });
    const [open, waiting, overdue, inTerm, late, visits, visitsAnswered] = await Promise.all([
      ...(['open', 'waiting', 'overdue', 'in-term', 'late'] as const).map(count),
      ...[visited({}), visited({ answered: true })],
    ] as const);
    const decided = inTerm! + late!;
    const told = decided >= LEAST_DECIDED;
    const scores = services.flatMap((code) => this.known.scores.get(code)?.scores ?? []);
    const { ratings, mean } = scoreOf(scores);
    return {
      ...{ ...group, decided, inTermShare: told ? Math.round((inTerm! / decided) * 1_000) / 1_000 : null },
      medianDays: told ? await this.median(cases, decided) : null,
      ...{ waiting: waiting!, overdue: overdue!, open: open! + waiting! + overdue!, ratings, mean },
      ...{ visits: visits!, visitsAnswered: visitsAnswered! },
    };
  }

  /** The least number of days in which half of them were decided; found by halving, so that no list of cases is read. */
  private async median(cases: Where, decided: number): Promise<number> {
    let [low, high] = [0, 1_000];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const within = await this.store.count(this.of('cases'), { ...cases, days: { gte: 0, lte: middle } });
      if (within * 2 >= decided) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
