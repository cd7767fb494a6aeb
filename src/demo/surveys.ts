import { AnswerSurvey, IssueInvitations } from '../../commands/surveys/answer-commands.js';
import { AssignFieldwork, CloseSurvey, DraftSurvey, OpenSurvey } from '../../commands/surveys/commands.js';
import { dayOf } from '../../events/calendar.js';
import type { House } from '../house.js';
import { surveyScope } from '../identity/scopes.js';
import { surveySubject } from '../surveys/answer-box.js';
import { strataFor } from '../surveys/design.js';
import { AnswersInside } from '../surveys/opened-answers.js';
import { publicationOf } from '../surveys/publication.js';
import { PublishedSurveys } from '../surveys/published.js';
import { digest, uuidFrom } from '../write/attributed.js';
import { chance } from './people.js';
import type { Act, Stage } from './stage.js';
import { FIELD_SURVEY, OPEN_POLL, SAMPLE_SURVEY, SURVEY_AGES, WISHES } from './survey-texts.js';

const DAY = 86_400_000;
/** Days before the anchor on which the sample survey was opened and closed, and on which the poll was opened. */
const [OPENED, CLOSED, POLL_OPENED] = [48, 27, 9];
/** Every second invitation is answered. */
const INVITED_FOR_ONE = 2;
const POLLED = 64;

type Answers = Record<string, unknown>;

/** A finished sample survey of 1,200 over ten districts, one for which interviewers are out, and an open poll that runs. */
export function surveyActs(stage: Stage, house: House, now: number): Act[] {
  return [...sampleActs(stage, house, now), ...fieldActs(stage, now), ...pollActs(stage, now)];
}

function sampleActs(stage: Stage, house: House, now: number): Act[] {
  const random = chance(1200);
  const besides = chance(1201);
  const survey = uuidFrom('demo survey', 'transport');
  const allocated = strataFor(SAMPLE_SURVEY.method.sample);
  const lastDay = dayOf(new Date(now - CLOSED * DAY).toISOString());
  const counts = allocated.map(({ code, n: wanted }) => ({ stratum: code, count: wanted * INVITED_FOR_ONE }));
  const answers = allocated.flatMap(({ code, n: wanted }) => Array.from({ length: wanted }, () => code));
  const inside = new AnswersInside(house.log, house.vault);
  const published = new PublishedSurveys(house.fileStore);
  const at = (days: number, hours = 0) => now - days * DAY + hours * 3_600_000;
  return [
    {
      at: at(OPENED, -48),
      perform: stage.official('officer', new DraftSurvey(), { survey, kind: 'sample', ...SAMPLE_SURVEY } as never),
    },
    { at: at(OPENED), perform: stage.official('officer', new OpenSurvey(), { survey, lastDay, strata: allocated }) },
    {
      at: at(OPENED, 1),
      perform: stage.official('officer', new IssueInvitations(), {
        survey,
        batch: uuidFrom('demo batch', 'transport'),
        channel: 'paper',
        counts,
      }),
    },
    ...answers.map((stratum, i): Act => {
      const said = {
        version: 1,
        answers: { ...sampleAnswer(stratum, random), ...aboutSelf(besides) },
        stratum,
        subject: surveySubject(survey),
      };
      const supplied = {
        survey,
        answer: digest('demo answer', String(i)),
        mode: random() < 0.2 ? 'interviewer' : 'web',
        ...said,
      };
      const day = OPENED - random() * (OPENED - CLOSED - 1);
      return { at: at(day), beside: true, perform: stage.nobody('respondent', new AnswerSurvey(), supplied as never) };
    }),
    { at: at(CLOSED), perform: stage.official('officer', new CloseSurvey(), { survey }) },
    {
      at: at(CLOSED - 6),
      perform: async (hour) =>
        stage.official('officer', await publicationOf(survey, inside, published, inOrder), { survey })(hour),
    },
  ];
}

/** The same in each demonstration, so that its digests are. */
const inOrder = (answer: string) => digest('demo order', answer);

/** One that has just begun: an interviewer is sent to two districts. */
function fieldActs(stage: Stage, now: number): Act[] {
  const survey = uuidFrom('demo survey', 'field');
  const strata = strataFor(FIELD_SURVEY.method.sample);
  const lastDay = dayOf(new Date(now + 14 * DAY).toISOString());
  const quotas = [
    { stratum: 'vake', count: 20 },
    { stratum: 'gldani', count: 25 },
  ];
  const { staff: interviewer } = stage.staffOf('interviewer');
  const at = now - 3 * DAY;
  return [
    {
      at: at - DAY,
      perform: stage.official('officer', new DraftSurvey(), { survey, kind: 'sample', ...FIELD_SURVEY } as never),
    },
    { at, perform: stage.official('officer', new OpenSurvey(), { survey, lastDay, strata }) },
    { at: at + 3_600_000, perform: stage.official('officer', new AssignFieldwork(), { survey, interviewer, quotas }) },
  ];
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!;

function sampleAnswer(district: string, random: () => number): Answers {
  const mostly = pick(['bus', 'bus', 'bus', 'metro', 'metro', 'car', 'car', 'foot'], random);
  const waits = mostly === 'bus' || mostly === 'metro';
  const view = () => pick(['good', 'good', 'middling', 'middling', 'bad'], random);
  return {
    ...{ district, sex: random() < 0.55 ? 'female' : 'male', age: pick(SURVEY_AGES, random), mostly },
    ...(waits && random() < 0.8 && { missing: [pick(['shade', 'seats', 'times'], random)] }),
    ...{ content: { clean: view(), light: view(), green: view() }, mark: 1 + Math.floor((random() + random()) * 2.5) },
    ...(random() < 0.1 && { wish: pick(WISHES, random) }),
  };
}

function aboutSelf(random: () => number): Answers {
  return {
    ...(random() < 0.97 && { children: random() < 0.38 ? 'yes' : 'no' }),
    ...(random() < 0.9 && { saves: pick(['often', 'sometimes', 'sometimes', 'never', 'never', 'never'], random) }),
  };
}

function pollActs(stage: Stage, now: number): Act[] {
  const random = chance(77);
  const survey = uuidFrom('demo survey', 'riverside');
  const opened = now - POLL_OPENED * DAY;
  const lastDay = dayOf(new Date(now + 21 * DAY).toISOString());
  return [
    {
      at: opened - DAY,
      perform: stage.official('officer', new DraftSurvey(), { survey, kind: 'open', ...OPEN_POLL } as never),
    },
    { at: opened, perform: stage.official('officer', new OpenSurvey(), { survey, lastDay, strata: [] }) },
    ...Array.from({ length: POLLED }, (_, i): Act => {
      const often = pick(['weekly', 'sometimes', 'sometimes', 'never'], random);
      const order = pick(
        [
          ['paths', 'trees', 'play'],
          ['trees', 'paths', 'play'],
          ['trees', 'play', 'paths'],
        ],
        random,
      );
      const said = { survey, version: 1, mode: 'web' as const, stratum: '', answers: { often, first: order } };
      const perform = stage.within(1_200 + i * 7, surveyScope(survey), new AnswerSurvey(), (who) => ({
        ...said,
        answer: who,
        subject: who,
      }));
      return { at: opened + DAY * random() * (POLL_OPENED - 0.5), beside: true, perform };
    }),
  ];
}
