import { ageAt, termEnds } from '../../events/calendar.js';
import type { CaseEvent } from '../../events/cases.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { answersTo, filesIn, wrongAnswers } from './answers.js';
import type { SubmitApplication } from './case-commands.js';
import type { Adopted, Service } from './service.js';

/** Days in which a form may still be sent that was begun before the service changed; as long a draft is kept. */
export const DRAFT_DAYS = 7;
const DAY = 86_400_000;

/** The version of a service that an application may go by, or why there is none. */
export function versionFor(service: Service, wanted: number | undefined, at: string): Adopted | Refusal {
  if (service.is === 'unknown') return refuse('service.not-found');
  if (service.is === 'retired') return refuse('service.retired', { service: service.adopted.service });
  const { adopted, versions } = service;
  if (wanted === undefined || wanted === adopted.version) return adopted;
  const [found, next] = [versions[wanted], versions[wanted + 1]];
  const over = !found || !next || Date.parse(next.at) + DRAFT_DAYS * DAY < Date.parse(at);
  return over ? refuse('case.version-over', { version: wanted, newest: adopted.version }) : found.whole;
}

/** Somebody applies: what they answered is checked by the version that they saw, and that version stays with the case. */
export function submit(command: SubmitApplication, service: Service, { at }: Now): Decision<CaseEvent> {
  const { applicant, filedBy, assistedBy, channel, reference, language, birthDate, answers, onBehalf } = command;
  const found = versionFor(service, command.version, at);
  if ('refused' in found) return found;
  if (found.online === false && channel !== 'hall') return refuse('service.hall-only', { service: found.service });
  const { version, form, minAge, term, department } = found;
  if (minAge > 0 && !(ageAt(birthDate, at) >= minAge)) return refuse('case.too-young', { minAge });
  const wrong = wrongAnswers(form, answers);
  if (wrong) return wrong;
  const given = answersTo(form, answers);
  const sealed = <C extends object>(content: C) => ({ subject: applicant, content });
  return [
    {
      type: 'CaseSubmitted',
      data: {
        ...{ case: command.case, service: found.service, version, applicant, channel, language, department },
        ...{ due: termEnds(at, term), files: filesIn(form, given).length },
        ...(filedBy !== undefined && { filedBy }),
        ...(assistedBy !== undefined && { assistedBy }),
      },
      private: sealed({ answers: given, basis: onBehalf?.basis ?? ('' as const) }),
    },
    { type: 'CaseReferenceGiven', data: { case: command.case }, private: sealed({ reference }) },
  ];
}
