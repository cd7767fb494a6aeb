import { dayOf } from '../../events/calendar.js';
import {
  VISIT_FINDINGS,
  VISIT_STANDARDS,
  type VisitEvent,
  type VisitReported,
  type VisitStandard,
} from '../../events/civic-control.js';
import { DISTRICTS } from '../../events/districts.js';
import { type Decider, type Decision, type Now, refuse, type Seen } from '../decider.js';
import {
  AnswerVisit,
  CorrectVisit,
  HideVisit,
  ModerateVisit,
  type OfVisit,
  ReportVisit,
  ShowVisit,
  WithdrawVisit,
} from './civic-commands.js';
import { type Accreditation, accreditation, inForce } from './monitor.js';
import { type Service, serviceState } from './service.js';

type Visit = {
  readonly is: 'unknown' | 'reported' | 'withdrawn';
  readonly reported: VisitReported['data'] | undefined;
  readonly version: number;
  readonly hidden: boolean;
  readonly answers: number;
};
type Given = { readonly service: Service; readonly monitor: Accreditation };

/** `visit-<id>`: what a civic monitor saw, corrected and withdrawn by them alone, hidden and shown
 * again by moderators, and what the service says to it. */
export const visit: Decider<Visit, OfVisit, VisitEvent, Given> = {
  category: 'visit',
  handles: [ReportVisit, CorrectVisit, WithdrawVisit, HideVisit, ShowVisit, AnswerVisit],
  id: (command) => command.visit,
  initial: { is: 'unknown', reported: undefined, version: 0, hidden: false, answers: 0 },
  given: {
    service: { fold: serviceState as never, id: (command) => command.service },
    monitor: {
      fold: accreditation as never,
      id: (command) => ('monitor' in command ? (command as ReportVisit).monitor : '-'),
    },
  },

  evolve(state, event: Seen<VisitEvent>): Visit {
    switch (event.type) {
      case 'VisitReported':
        return { ...state, is: 'reported', reported: event.data, version: 1 };
      case 'VisitCorrected':
        return { ...state, version: event.data.version };
      case 'VisitWithdrawn':
        return { ...state, is: 'withdrawn' };
      case 'VisitHidden':
      case 'VisitShown':
        return { ...state, hidden: event.type === 'VisitHidden' };
      case 'VisitAnswered':
        return { ...state, answers: event.data.version };
      default:
        return state;
    }
  },

  decide(command, state, now, given) {
    if (command instanceof ReportVisit) return state.is === 'unknown' ? report(command, now, given) : [];
    if (!state.reported) return refuse('visit.not-found', { visit: command.visit });
    if (state.is === 'withdrawn') return command instanceof WithdrawVisit ? [] : refuse('visit.withdrawn');
    const { visit, service } = state.reported;
    if (command instanceof AnswerVisit) return answer(command, state, given);
    if (command instanceof ModerateVisit) {
      const hides = command instanceof HideVisit;
      if (state.hidden === hides) return [];
      const sealed = { private: { subject: `visit-${visit}`, content: { text: command.text } } };
      return hides
        ? [{ type: 'VisitHidden', data: { visit, service, ground: command.ground }, ...sealed }]
        : [{ type: 'VisitShown', data: { visit, service }, ...sealed }];
    }
    const own = command as CorrectVisit | WithdrawVisit;
    if (own.monitor !== state.reported.monitor) return refuse('visit.not-found', { visit });
    if (own instanceof WithdrawVisit) {
      const { text } = own;
      return [{ type: 'VisitWithdrawn', data: { visit, service }, private: { subject: now.actor, content: { text } } }];
    }
    const next = state.version + 1;
    const { version = next, place, text } = own;
    if (version !== next) return refuse('plan.not-later', { version: state.version });
    const seen = seenIn(own, now, given);
    if ('refused' in seen) return seen;
    const content = { place, text };
    return [{ type: 'VisitCorrected', data: { ...seen, version }, private: { subject: now.actor, content } }];
  },
};

function report(command: ReportVisit, now: Now, given: Given): Decision<VisitEvent> {
  const seen = seenIn(command, now, given);
  if ('refused' in seen) return seen;
  const { monitor, language, place, text, key } = command;
  const { organisation } = given.monitor.terms!;
  const data = { ...seen, monitor, organisation, language };
  return [{ type: 'VisitReported', data, private: { subject: key, content: { place, text } } }];
}

/** The public part of a report. Whoever is not accredited on the day on which they send it is refused. */
function seenIn(
  { visit, service, day, channel, district, checks, kept }: ReportVisit | CorrectVisit,
  now: Now,
  given: Given,
) {
  if (!inForce(given.monitor, now.at)) return refuse('monitor.not-accredited');
  if (given.service.is === 'unknown') return refuse('service.not-found', { service });
  if (day > dayOf(now.at)) return refuse('visit.day-to-come', { day });
  if (district !== undefined && !DISTRICTS.includes(district as never))
    return refuse('visit.district-unknown', { district });
  const names = Object.keys(checks) as VisitStandard[];
  const wrong = names.find((name) => !VISIT_STANDARDS.includes(name) || !VISIT_FINDINGS.includes(checks[name]!));
  if (wrong !== undefined) return refuse('visit.check-unknown', { standard: wrong.slice(0, 40) });
  if (names.length === 0) return refuse('visit.nothing-checked');
  // in one order, whatever order it came in
  const found = Object.fromEntries(VISIT_STANDARDS.filter((name) => checks[name]).map((name) => [name, checks[name]!]));
  return { visit, service, day, channel, district: district ?? null, checks: found, files: kept } as const;
}

function answer(command: AnswerVisit, state: Visit, { service }: Given): Decision<VisitEvent> {
  const { visit, text } = command;
  const { version = state.answers + 1 } = command;
  if (version !== state.answers + 1) return refuse('plan.not-later', { version: state.answers });
  const department = service.is === 'unknown' ? null : service.adopted.department;
  return [
    {
      type: 'VisitAnswered',
      data: { visit, service: state.reported!.service, version, department },
      private: { subject: `visit-${visit}`, content: { ka: text.ka, en: text.en } },
    },
  ];
}
