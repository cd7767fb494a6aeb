import { NotFoundException } from '@nestjs/common';

type Sought =
  | 'petition'
  | 'report'
  | 'batch'
  | 'topic'
  | 'post'
  | 'round'
  | 'proposal'
  | 'survey'
  | 'plan'
  | 'commitment'
  | 'evidence'
  | 'contribution'
  | 'meeting'
  | 'service'
  | 'grouprole'
  | 'workflow'
  | 'task'
  | 'visit';

/** What a question about one thing was answered with. @throws NotFoundException where there is no such thing */
export function found<T>(answer: T | undefined, what: Sought = 'petition'): T {
  if (answer === undefined) throw new NotFoundException({ type: `urn:ghia:${what}.not-found` });
  return answer;
}

type PartOfBudget = { readonly programme?: unknown; readonly department?: unknown; readonly line?: unknown };

/** The same of a year's budget, or of a part of it. @throws NotFoundException */
export function foundInBudget<T>(answer: T | undefined, { programme, department, line }: PartOfBudget): T {
  if (answer !== undefined) return answer;
  const inYear = (programme ?? department ?? line) !== undefined;
  throw new NotFoundException({ type: `urn:ghia:budget.${inYear ? 'heading-not-found' : 'not-found'}` });
}
