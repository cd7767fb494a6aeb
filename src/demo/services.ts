import {
  AcceptApplication,
  AssignCase,
  CloseCase,
  DecideCase,
  type OfCase,
  RecordCaseOverdue,
  RequestInformation,
  ResumeCase,
  ReturnApplication,
  SubmitApplication,
  SupplyInformation,
  WithdrawApplication,
} from '../../commands/services/case-commands.js';
import { RateCase } from '../../commands/services/civic-commands.js';
import { AdoptService } from '../../commands/services/commands.js';
import { NameDepartment } from '../../commands/smart-map/commands.js';
import type { House } from '../house.js';
import { caseScope, ratingScope } from '../identity/scopes.js';
import { referenceFrom } from '../services/reference.js';
import { uuidFrom } from '../write/attributed.js';
import { civicActs, ratedCases } from './civic.js';
import { CASES, type CaseStep, type CaseTold } from './service-cases.js';
import { SERVICES } from './service-catalogue.js';
import { SERVICE_DEPARTMENTS } from './service-departments.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Applicants of the demonstration are others than those who report or petition first. */
const FIRST = 1_200;

/** The services of the demonstration: a catalogue by life event, and cases of made-up people in every state. */
export function serviceActs(stage: Stage, house: House, now: number): Act[] {
  const at = now - 199 * DAY;
  const named = Object.entries(SERVICE_DEPARTMENTS).map(([department, name]) => ({
    at,
    perform: stage.official('administrator', new NameDepartment(), { department, name: { ...name } }),
  }));
  const adopted = SERVICES.map((service) => ({
    at: at + HOUR,
    perform: stage.official('administrator', new AdoptService(), structuredClone(service) as never),
  }));
  const cases = [...CASES, ...ratedCases(now)];
  return [
    ...[...named, ...adopted, ...cases.flatMap((told, n) => caseActs(stage, house, told, n, now))],
    ...civicActs(stage, house, now),
  ];
}

/** One case from its application on; `n` makes its id and its applicant. */
export function caseActs(stage: Stage, house: House, told: CaseTold, n: number, now: number): Act[] {
  const id = uuidFrom('demo case', String(n));
  const { service } = told;
  const who = FIRST + n * 7;
  const reference = referenceFrom(house.residents.fingerprint(`case\0${id}`).slice(0, 32));
  const filer = told.for === undefined ? who : who + 1;
  const submit = stage.within(filer, caseScope(id), new SubmitApplication(), (actor, { resident }) => ({
    ...{
      case: id,
      service,
      reference,
      birthDate: resident.birthDate,
      declaration: true as const,
      language: 'ka' as const,
    },
    answers: { ...told.answers, name: resident.name },
    ...(told.hall && { channel: 'hall' as const, applicant: actor, assistedBy: stage.staffOf('officer').staff }),
    ...(!told.hall && told.for === undefined && { channel: 'portal' as const, applicant: actor }),
    ...(told.for && {
      ...{ channel: 'proxy' as const, applicant: stage.known(who, caseScope(id)), filedBy: actor },
      onBehalf: { personalNumber: stage.somebody(who).resident.personalNumber, birthDate: '', basis: told.for },
    }),
  }));
  const acts: Act[] = [{ at: now - told.day * DAY - n * 60_000, perform: submit }];
  for (const step of told.steps)
    acts.push({ at: now - step.day * DAY - n * 60_000, perform: stepOf(stage, { id, service, filer }, step) });
  return acts;
}

type Of = { readonly id: string; readonly service: string; readonly filer: number };

function stepOf(stage: Stage, { id, service, filer }: Of, step: CaseStep): Act['perform'] {
  const of = { case: id, service };
  const officer = <C extends OfCase>(wish: C, said: Partial<C> = {}) =>
    stage.official('officer', wish, { ...of, ...said } as Partial<C>);
  const applicant = <C extends OfCase>(wish: C, said: Partial<C> = {}) =>
    stage.within(filer, caseScope(id), wish, () => ({ ...of, ...said }) as Partial<C>);
  const clock = (wish: OfCase) => stage.nobody('demo-clock', wish, of);
  switch (step.does) {
    case 'accept':
      return officer(new AcceptApplication());
    case 'return':
      return officer(new ReturnApplication(), { text: step.text });
    case 'take':
      return officer(new AssignCase());
    case 'ask':
      return officer(new RequestInformation(), { text: step.text });
    case 'supply':
      return applicant(new SupplyInformation(), { text: step.text });
    case 'resume':
      return clock(new ResumeCase());
    case 'late':
      return clock(new RecordCaseOverdue());
    case 'grant':
      return officer(new DecideCase(), { outcome: 'granted', text: step.text });
    case 'refuse':
      return officer(new DecideCase(), {
        ...{ outcome: 'refused', ground: step.ground, text: step.text },
        appeal: 'გადაწყვეტილება ერთი თვის ვადაში შეგიძლიათ გაასაჩივროთ ზემდგომ თანამდებობის პირთან ან სასამართლოში.',
      });
    case 'close':
      return clock(new CloseCase());
    case 'rate':
      return stage.within(filer, ratingScope(id), new RateCase(), (rating) => ({
        ...{ rating, case: id, score: step.score, text: step.text },
      }));
    case 'withdraw':
      return applicant(new WithdrawApplication());
  }
}
