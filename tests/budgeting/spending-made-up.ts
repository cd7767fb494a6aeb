import { createHash } from 'node:crypto';
import { AdoptBudget, type BudgetLineInput, ReportSpending } from '../../commands/budgeting/spending-commands.js';
import { wish } from '../support/given.js';

const both = (ka: string, en: string) => ({ ka, en });
export const ROADS = { code: '02', name: both('გზები', 'Roads') };
export const PARKS = { code: '05', name: both('პარკები', 'Parks') };
export const WORKS = { code: 'works', name: both('კეთილმოწყობა', 'Public works') };
export const GREEN = { code: 'greenery', name: both('გამწვანება', 'Greenery') };

/** Three made-up lines: 10,000 lari of roads in Vake, 30,000 of roads for the whole city, 5,000.50 of parks in Vake. */
export const LINES: readonly BudgetLineInput[] = [
  {
    ...{ line: '02.01', title: both('ტროტუარები', 'Pavements'), programme: ROADS, department: WORKS },
    ...{ district: 'vake', plan: 1_000_000 },
  },
  {
    ...{ line: '02.02', title: both('ხიდები', 'Bridges'), programme: ROADS, department: WORKS },
    ...{ district: null, plan: 3_000_000 },
  },
  {
    ...{ line: '05.01', title: both('სკვერები', 'Squares'), programme: PARKS, department: GREEN },
    ...{ district: 'vake', plan: 500_050 },
  },
];

export const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

export const adopt = (lines: readonly BudgetLineInput[], version = 1, more: Partial<AdoptBudget> = {}): AdoptBudget =>
  wish(AdoptBudget, { year: 2026, version, lines, source: 'A made-up file', file: sha(`budget ${version}`), ...more });

type Paid = ReportSpending['payments'][number];
export const paid = (number: string, line: string, tetri: number, more: Partial<Paid> = {}): Paid => ({
  ...{ number, line, tetri, contract: null, payee: null, ...more },
});
export const report = (payments: readonly Paid[], version = 1, more: Partial<ReportSpending> = {}): ReportSpending =>
  wish(ReportSpending, {
    ...{ day: '2026-03-02', version, payments, source: 'The treasury', file: sha(`day ${version}`) },
    ...more,
  });

export const BUDGET_HEADER =
  'line,title_ka,title_en,programme,programme_ka,programme_en,department,department_ka,department_en,district,lari';
/** The same lines as a file. */
export const BUDGET = [
  BUDGET_HEADER,
  '02.01,ტროტუარები,Pavements,02,გზები,Roads,works,კეთილმოწყობა,Public works,vake,10000',
  '02.02,ხიდები,Bridges,02,გზები,Roads,works,კეთილმოწყობა,Public works,,30000.00',
  '05.01,სკვერები,Squares,05,პარკები,Parks,greenery,გამწვანება,Greenery,vake,5000.5',
].join('\n');
export const PAYMENTS_HEADER = 'number,day,line,lari,contract,payee_code,payee';
export const PAYMENTS = [
  PAYMENTS_HEADER,
  'P-1,2026-03-02,02.01,1500.25,CON-7,123456789,შპს გზა',
  'P-2,2026-03-02,02.02,2000,,,',
  'P-3,2026-03-03,05.01,100.5,,,',
].join('\n');
