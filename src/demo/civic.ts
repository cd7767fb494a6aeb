import { GrantRole } from '../../commands/identity/commands.js';
import {
  AccreditMonitor,
  AnswerFeedback,
  AnswerVisit,
  CorrectVisit,
  type OfVisit,
  ReportVisit,
  WithdrawVisit,
} from '../../commands/services/civic-commands.js';
import { dayOf, endOf, monthsAfter } from '../../events/calendar.js';
import { EvidenceFiles, type KeptEvidence } from '../content/evidence-files.js';
import type { House } from '../house.js';
import { STAFF, visitScope } from '../identity/scopes.js';
import { clean } from '../photos/clean.js';
import { Feedback } from '../services/feedback.js';
import { uuidFrom } from '../write/attributed.js';
import { MONITORS, PARKING_ANSWER, PARKING_RATINGS, type Seen, VISITS, type VisitTold } from './civic-words.js';
import type { CaseTold } from './service-cases.js';
import { PARKED, PARKING } from './service-cases.js';
import { type Act, asking, type Stage } from './stage.js';
import { visitPicture } from './visit-picture.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const PARKING_PERMIT = 'resident-parking';
/** So many days at least lie between the end of the month of which a score tells and the anchor. */
const SINCE = 10;

/** The last month that was over ten days before the anchor: YYYY-MM, and the instant at which it ends. */
function lastMonth(now: number): { readonly month: string; readonly end: number } {
  const first = `${dayOf(new Date(now - SINCE * DAY).toISOString()).slice(0, 7)}-01`;
  const month = monthsAfter(first, -1).slice(0, 7);
  const lastDay = dayOf(new Date(Date.parse(`${first}T00:00:00.000Z`) - DAY).toISOString());
  return { month, end: Date.parse(endOf(lastDay)) };
}

/** Permits that were granted and rated in one month, so that a score of it is published. */
export function ratedCases(now: number): readonly CaseTold[] {
  const end = (now - lastMonth(now).end) / DAY;
  return PARKING_RATINGS.map(([score, text], n): CaseTold => {
    const day = end + 1 + (PARKING_RATINGS.length - n) * 1.2;
    return {
      ...{ service: PARKING_PERMIT, day: day + 5, answers: { ...PARKING, car: `CV-${101 + n}-CV` } },
      steps: [
        ...[{ day: day + 4.5, does: 'accept' } as const, { day: day + 4.4, does: 'take' } as const],
        { day: day + 2, does: 'grant', text: PARKED },
        { day, does: 'rate', score, text: text ?? '' },
      ],
    };
  });
}

/** Civic control of the demonstration: a published score and its answer, monitors, and what they saw. */
export function civicActs(stage: Stage, house: House, now: number): Act[] {
  const { month, end } = lastMonth(now);
  const publish: Act['perform'] = async (at) => {
    const send = (wish: never, supplied: never, actor: string) => stage.nobody(actor, wish, supplied)(at);
    await new Feedback({ send } as never, undefined as never, (await asking(house)) as never, house).publish({
      ...{ service: PARKING_PERMIT, month },
    });
  };
  const answer = { service: PARKING_PERMIT, number: 1, text: { ...PARKING_ANSWER } };
  return [
    ...MONITORS.flatMap((_, n) => accreditation(stage, n, now)),
    { at: end + HOUR, perform: publish },
    { at: end + 6 * DAY, perform: stage.official('officer', new AnswerFeedback(), answer) },
    ...VISITS.flatMap((told, n) => visitActs(stage, house, { told, n, now })),
  ];
}

const monitorOf = (stage: Stage, n: number) => stage.known(MONITORS[n]!.who, STAFF);

function accreditation(stage: Stage, n: number, now: number): Act[] {
  const { who, organisation } = MONITORS[n]!;
  const monitor = monitorOf(stage, n);
  const { name } = stage.somebody(who).resident;
  const expires = endOf(dayOf(new Date(now + 300 * DAY).toISOString()));
  const at = now - (180 - n) * DAY;
  const terms = { monitor, name, organisation: { ...organisation }, expires };
  const role = { staff: monitor, role: 'monitor', expires, name } as const;
  return [
    { at, perform: stage.official('working-group', new AccreditMonitor(), terms) },
    { at, perform: stage.official('working-group', new GrantRole(), role) },
  ];
}

type Told = { readonly told: VisitTold; readonly n: number; readonly now: number };

function visitActs(stage: Stage, house: House, { told, n, now }: Told): Act[] {
  const { service, channel, district, place, corrected, answer, withdrawn } = told;
  const visit = uuidFrom('demo visit', String(n));
  const of = { visit, service };
  const monitor = monitorOf(stage, told.monitor);
  const own = <C extends OfVisit>(wish: C, said: (key: string) => Partial<C>) =>
    stage.within(MONITORS[told.monitor]!.who, visitScope(visit), wish, said);
  const on = (before: number, perform: Act['perform']): Act => ({ at: now - before * DAY, perform });
  const seen = ({ checks, text }: Seen, kept: readonly KeptEvidence[]) => ({
    ...{ ...of, monitor, day: dayOf(new Date(now - told.day * DAY).toISOString()), channel, place, checks, text, kept },
    ...(district && { district }),
  });
  const files = async () => {
    if (!told.pictured) return [];
    const { full } = await clean(visitPicture(n));
    return [await new EvidenceFiles(house.fileStore).take(full, 'image/jpeg')];
  };
  return [
    {
      ...{ at: now - told.day * DAY, apart: true },
      perform: async (at) => {
        const kept = await files();
        return own(new ReportVisit(), (key) => ({ ...seen(told, kept), key, language: 'ka' as const }))(at);
      },
    },
    ...(corrected
      ? [
          on(
            corrected.day,
            own(new CorrectVisit(), () => seen(corrected, [])),
          ),
        ]
      : []),
    ...(answer
      ? [on(answer.day, stage.official('officer', new AnswerVisit(), { ...of, text: { ...answer.text } }))]
      : []),
    ...(withdrawn
      ? [
          on(
            withdrawn.day,
            own(new WithdrawVisit(), () => ({ ...of, monitor, text: withdrawn.text })),
          ),
        ]
      : []),
  ];
}
