import { daysAfter, workingDaysAfter } from '../../events/calendar.js';
import type { PetitionEvent } from '../../events/petitions.js';
import type { Rules } from '../../events/regulations.js';
import { inCity, isDistrict, rounded } from '../city.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { ineligible } from '../eligibility.js';
import type { ClosePetition, DraftPetition, LapsePetition, SubmitPetition, SupportPetition } from './commands.js';
import type { Filed, Laws, Petition } from './petition-state.js';
import { inForce } from './regulation.js';

type Decided = Decision<PetitionEvent>;

/** The rules of the regulation it was filed under, whatever has been adopted since. */
export function rulesOf({ addressee, regulation }: Filed, laws: Laws): Rules | undefined {
  return laws[addressee].find(({ version }) => version === regulation)?.rules;
}

/** A person writes a petition. It is filed under the regulation in force that day. */
export function draft(command: DraftPetition, state: Petition, { at }: Now, laws: Laws): Decided {
  const { petitionId, author, addressee, language, title, demand, details } = command;
  if (state.status !== 'unknown') return refuse('petition.already-exists');
  const law = inForce(laws[addressee], at);
  if (!law) return refuse('petition.no-regulation', { addressee });
  const stopped = misplaced(command) ?? unfit(command, law.rules, at);
  if (stopped) return stopped;
  const about = { petitionId, author, addressee, language, districts: [...(command.districts ?? [])].sort() };
  const place = command.place ? { place: rounded(command.place) } : {};
  const data = { ...about, ...place, regulation: law.version, sponsors: law.rules.sponsors };
  const text = { title, demand, details: details ?? '' };
  return [
    { type: 'PetitionDrafted', data, private: { subject: `petition-${petitionId}`, content: text } },
    {
      type: 'PetitionAuthorNamed',
      data: { petitionId, author },
      private: { subject: author, content: { name: command.resident.name } },
    },
  ];
}

function misplaced({ districts, place }: DraftPetition): Refusal | undefined {
  const unknown = districts?.find((code) => !isDistrict(code));
  if (unknown) return refuse('petition.district-unknown', { district: unknown });
  if (place && !inCity(place)) return refuse('petition.outside-city', { lat: place.lat, lon: place.lon });
  return undefined;
}

function unfit({ resident, runningByAuthor }: DraftPetition, rules: Rules, at: string): Refusal | undefined {
  const why = ineligible(rules.eligibility, resident, at);
  if (why) return refuse('petition.not-eligible', why);
  const most = rules.runningPerPerson;
  if (runningByAuthor >= most) return refuse('petition.too-many-running', { running: runningByAuthor, most });
  return undefined;
}

/** Sponsors stand behind a petition before any official reads it. The author is not one of them. */
export function support(command: SupportPetition, petition: Filed, { at }: Now, laws: Laws): Decided {
  const { petitionId, supporter, resident } = command;
  const { author, supporters, sponsors, status } = petition;
  if (supporters.includes(supporter)) return [];
  if (status !== 'gathering') return refuse('petition.not-a-draft', { status });
  if (supporter === author) return refuse('petition.author-may-not-support');
  if (supporters.length >= sponsors.max) return refuse('petition.too-many-supporters', { most: sponsors.max });
  const rules = rulesOf(petition, laws);
  if (!rules) return refuse('petition.no-regulation', { regulation: petition.regulation });
  const why = ineligible(rules.eligibility, resident, at);
  if (why) return refuse('petition.not-eligible', why);
  return [{ type: 'PetitionSupported', data: { petitionId, supporter, supporters: supporters.length + 1 } }];
}

/** The author hands it in. From here the moderation term runs, and for the Sakrebulo the certificate's too. */
export function submit({ petitionId }: SubmitPetition, petition: Filed, { at, actor }: Now, laws: Laws): Decided {
  const { author, status, supporters, sponsors } = petition;
  if (actor !== author) return refuse('petition.not-the-author');
  if (status === 'submitted') return [];
  if (status !== 'gathering') return refuse('petition.not-a-draft', { status });
  if (supporters.length < sponsors.min)
    return refuse('petition.too-few-supporters', { needed: sponsors.min, supporters: supporters.length });
  const rules = rulesOf(petition, laws);
  if (!rules) return refuse('petition.no-regulation', { regulation: petition.regulation });
  const working = rules.certificateWorkingDays;
  const certificate = working === undefined ? {} : { certificateDue: workingDaysAfter(at, working) };
  const data = { petitionId, moderationDue: daysAfter(at, rules.moderationDays), ...certificate };
  return [{ type: 'PetitionSubmitted', data }];
}

/** Its window is over, whoever says so; before that only the author may take it back. */
export function close({ petitionId }: ClosePetition, petition: Filed, { at, actor }: Now): Decided {
  const { status, opening, author, goal } = petition;
  if (status === 'closed') return [];
  if (opening && at >= opening.closesAt)
    return [{ type: 'PetitionClosed', data: { petitionId, reason: 'window-over' } }];
  if (actor !== author) return refuse('petition.not-the-author');
  if (status === 'refused') return refuse('petition.not-open', { status });
  if (goal) return refuse('petition.goal-reached'); // those who signed are owed an answer
  return [{ type: 'PetitionClosed', data: { petitionId, reason: 'withdrawn-by-author' } }];
}

/** Nobody has handed it in, in all that time. */
export function lapse({ petitionId }: LapsePetition, { status }: Filed): Decided {
  if (status === 'closed') return [];
  if (status !== 'gathering') return refuse('petition.not-a-draft', { status });
  return [{ type: 'PetitionClosed', data: { petitionId, reason: 'lapsed' } }];
}
