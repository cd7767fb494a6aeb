import {
  AdoptRetentionSchedule,
  AnswerDataRequest,
  DescribeProcessing,
  MakeDataRequest,
} from '../../commands/privacy/commands.js';
import { dayOf } from '../../events/calendar.js';
import { FIRST_TERMS, type RequestKind } from '../../events/privacy.js';
import { uuidFrom } from '../write/attributed.js';
import { PROCESSING } from './processing.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;

type Asked = {
  readonly day: number;
  readonly who: number;
  readonly kind: RequestKind;
  readonly text: string;
  readonly answer?: string;
};
/** What two made-up people asked about their data: one has an answer, one waits for it. */
const ASKED: readonly Asked[] = [
  {
    day: 20,
    who: 301,
    kind: 'information',
    text: 'მაინტერესებს, ვინ ხედავს ჩემს პირად ნომერს, როცა პეტიციას ხელს ვაწერ.',
    answer:
      'თქვენი პირადი ნომერი დაშიფრულია. თანამშრომელი მას მხოლოდ მაშინ ხედავს, როცა კანონით ხელმომწერთა სია იხსნება; ყოველი ასეთი შემთხვევა რეესტრშია.',
  },
  { day: 2, who: 302, kind: 'rectification', text: 'გვარი შევიცვალე. გთხოვთ, რეესტრში ახალი გვარი მიუთითოთ.' },
];

/** How personal data is kept, told from the first day on, and what people asked about theirs. */
export function keepingActs(stage: Stage, now: number): Act[] {
  const at = now - 200 * DAY;
  const legalReference = {
    ka: 'სადემონსტრაციო ვადები; არ არის თბილისის მერიის სამართლებრივი აქტი',
    en: 'Demonstration terms; not a legal act of Tbilisi City Hall',
  };
  const inForceFrom = dayOf(new Date(at).toISOString());
  const schedule = { version: 1, legalReference, inForceFrom, terms: { ...FIRST_TERMS } };
  return [
    { at, perform: stage.official('administrator', new AdoptRetentionSchedule(), schedule) },
    ...PROCESSING.map((entry) => ({
      at,
      perform: stage.official('administrator', new DescribeProcessing(), { ...entry, version: 1 }),
    })),
    ...ASKED.flatMap((asked) => requestActs(stage, asked, now)),
  ];
}

function requestActs(stage: Stage, { day, who, kind, text, answer }: Asked, now: number): Act[] {
  const request = uuidFrom('demo request', String(who));
  const made = {
    at: now - day * DAY,
    perform: stage.within(who, `request-${request}`, new MakeDataRequest(), (asker) => ({
      request,
      asker,
      kind,
      text,
    })),
  };
  if (answer === undefined) return [made];
  const reply = { request, outcome: 'granted' as const, text: answer };
  return [made, { at: now - (day - 4) * DAY, perform: stage.official('auditor', new AnswerDataRequest(), reply) }];
}
