import { monthsAfter, workingDayFrom } from './calendar.js';

/** What is owed again and again, or once, while a plan is carried out. */
export const CLOCKS = ['repository', 'forum', 'inception', 'self-assessment', 'end-assessment'] as const;
export type ClockKind = (typeof CLOCKS)[number];

/** One thing that is owed by a day in Tbilisi (YYYY-MM-DD), and the day on which it was done; null: not yet. */
export type ClockTerm = {
  readonly kind: ClockKind;
  /** The commitment that it is about; null: the plan as a whole. */
  readonly commitment: string | null;
  readonly from: string;
  readonly due: string;
  readonly met: string | null;
};

/** What the facts of a plan say about its terms: days in Tbilisi, in any order. */
export type ClockFacts = {
  readonly to: string;
  readonly submitted?: string;
  readonly months: {
    readonly repositoryMonths: number;
    readonly forumMonths: number;
    readonly inceptionMonths: number;
    readonly selfAssessmentMonths: number;
    readonly endAssessmentMonths: number;
  };
  /** On which days something was put into the repository, and on which the forum met. */
  readonly repository: readonly string[];
  readonly meetings: readonly string[];
  /** Commitments that stand: when each ends, and when it was first assessed. */
  readonly commitments: readonly {
    readonly id: string;
    readonly to: string;
    readonly inception?: string;
    readonly self?: string;
    readonly end?: string;
  }[];
};

/** So many months later; a term that would end on a day of rest ends on the next working day. */
const dueAfter = (day: string, months: number): string => workingDayFrom(monthsAfter(day, months));

/**
 * The terms of a plan. What is owed every so many months runs anew from the last time that kept the term: so no two stand
 * further apart than the rules allow, and much that was done in one term is told once. Nothing is owed after the plan's end.
 */
export function clocksOf(facts: ClockFacts): readonly ClockTerm[] {
  const { submitted, months, commitments } = facts;
  if (submitted === undefined) return [];
  const every = (kind: ClockKind, days: readonly string[], span: number) => recurring(kind, facts, days, span);
  const inception = commitments.map((one) => one.inception);
  const all = commitments.length > 0 && inception.every((day) => day !== undefined);
  return [
    ...every('repository', facts.repository, months.repositoryMonths),
    ...every('forum', facts.meetings, months.forumMonths),
    {
      ...{ kind: 'inception', commitment: null, from: submitted },
      due: dueAfter(submitted, months.inceptionMonths),
      met: all ? (inception.toSorted().at(-1) ?? null) : null,
    },
    ...commitments.flatMap(({ id: commitment, to: from, self, end }): ClockTerm[] => [
      {
        ...{ kind: 'self-assessment', commitment, from, due: dueAfter(from, months.selfAssessmentMonths) },
        met: self ?? null,
      },
      { kind: 'end-assessment', commitment, from, due: dueAfter(from, months.endAssessmentMonths), met: end ?? null },
    ]),
  ];
}

function recurring(kind: ClockKind, facts: ClockFacts, days: readonly string[], span: number): readonly ClockTerm[] {
  const done = [...days].sort();
  const terms: ClockTerm[] = [];
  for (let from = facts.submitted!; monthsAfter(from, span) <= facts.to; ) {
    const due = dueAfter(from, span);
    const inTime = done.findLast((day) => day > from && day <= due);
    const met: string | undefined = inTime ?? done.find((day) => day > due);
    terms.push({ kind, commitment: null, from, due, met: met ?? null });
    if (met === undefined) break;
    from = met;
  }
  return terms;
}
