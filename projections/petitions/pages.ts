import type { Recorded } from '../../events/envelope.js';
import type { SignaturesPublished } from '../../events/figures.js';
import type {
  CloseReason,
  InitialsHidden,
  PetitionDrafted,
  PetitionEvent,
  SignatureEvent,
} from '../../events/petitions.js';
import type { PetitionPage, TextRef } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';
import { addAtEnd, hourNumber, warmer } from './hours.js';

type PageEvent = PetitionEvent | Exclude<SignatureEvent, InitialsHidden> | SignaturesPublished;
const HOURS_KEPT = 48;

const ref = ({ id, sealed }: { id: string; sealed?: { commitment: string } }): TextRef => ({
  event: id,
  commitment: sealed?.commitment ?? null,
});

/** One page a petition. What is signed or withdrawn behind the closing fact is recorded, not counted. */
export const pages: Projection<PetitionPage, PageEvent> = {
  name: 'pages',
  version: 4,
  handles: [
    'PetitionDrafted',
    'PetitionAuthorNamed',
    'PetitionSupported',
    'PetitionSubmitted',
    'PetitionRegistered',
    'PetitionAdmitted',
    'PetitionRefused',
    'RefusalNoticeGiven',
    'PetitionAppealed',
    'PetitionAppealDecided',
    'PetitionGoalReached',
    'PetitionClosed',
    'PetitionAnswered',
    'PetitionFollowedUp',
    'AnswerFellOverdue',
    'PetitionSigned',
    'SignatureWithdrawn',
    'SignatureInvalidated',
    'SignatureRestored',
    'FigurePublished',
  ],
  indexes: [
    ['visibility', 'listedAt'],
    ['visibility', 'signatures'],
    ['visibility', 'heat'],
    ['status', 'listedAt'],
    ['goalDue'],
    ['figureDue'],
    ['status', 'draftedAt'],
  ],
  keys: ({ data }) => [isFigure(data) ? data.of : data.petitionId],

  fold(page, e) {
    if (isOther(e)) return page;
    if (!page) return e.type === 'PetitionDrafted' ? opened(e) : page;
    switch (e.type) {
      case 'PetitionSigned':
        if (page.closedAt) return page;
        count(page, e.data.district, 1);
        page.byChannel[e.data.channel] = (page.byChannel[e.data.channel] ?? 0) + 1;
        warm(page, hourNumber(e.at));
        break;
      case 'SignatureWithdrawn':
        if (page.closedAt) return page;
        count(page, e.data.district, -1);
        page.withdrawn++;
        break;
      case 'SignatureInvalidated':
        count(page, e.data.district, -1);
        page.invalidated++;
        if (page.closedAt) tally(page, e);
        break;
      case 'SignatureRestored':
        count(page, e.data.district, 1);
        page.invalidated--;
        if (page.closedAt) tally(page, e);
        break;
      case 'FigurePublished':
        publish(page, e);
        break;
      default:
        turn(page, e);
    }
    look(page);
    page.position = e.position;
    return page;
  },
};

function count(page: PetitionPage, district: string, by: 1 | -1): void {
  page.signatures += by;
  page.byDistrict[district] = (page.byDistrict[district] ?? 0) + by;
}

/** Figures are not of petitions alone. */
const isOther = (e: Recorded<PageEvent>): boolean =>
  e.type === 'FigurePublished' && e.data.figure !== 'petition-signatures';
const isFigure = (data: PageEvent['data']): data is SignaturesPublished['data'] => 'figure' in data;

/** What counts for good, unless a review changes it once more: the figure that is to be published. */
function tally(page: PetitionPage, { id, at }: Recorded<PageEvent>): void {
  const { _id: petitionId, signatures, withdrawn, invalidated, byDistrict } = page;
  const value = { petitionId, signatures, withdrawn, invalidated, byDistrict: { ...byDistrict } };
  page.tally = { value, counted: id, at };
  page.figureDue = true;
}

function publish(page: PetitionPage, { id, at, data }: Recorded<SignaturesPublished>): void {
  page.figure = { event: id, signatures: data.value.signatures, size: data.size, at };
  if (page.tally?.counted === data.counted) delete page.figureDue;
}

/** Whether the goal is to be recorded; also behind the close, as long as what counted before it is enough. */
function look(page: PetitionPage): void {
  const { threshold, goalReachedAt, signatures } = page;
  if (threshold !== undefined && goalReachedAt === undefined && signatures >= threshold) page.goalDue = true;
  else delete page.goalDue;
}

function warm(page: PetitionPage, hour: number): void {
  page.heat = warmer(page.heat, hour);
  addAtEnd(page.lately, hour, 1, HOURS_KEPT);
}

function opened(e: Recorded<PetitionDrafted>): PetitionPage {
  const { petitionId, author, addressee, language, districts, place, regulation, sponsors } = e.data;
  return {
    _id: petitionId,
    status: 'draft',
    visibility: 'by-link',
    author,
    addressee,
    language,
    districts: [...districts],
    inDistrict: Object.fromEntries(districts.map((code) => [code, true as const])),
    ...(place && { place: { ...place } }),
    regulation,
    sponsors: { ...sponsors },
    supporters: 0,
    text: ref(e),
    draftedAt: e.at,
    answers: [],
    followUps: [],
    signatures: 0,
    withdrawn: 0,
    invalidated: 0,
    byDistrict: {},
    byChannel: {},
    lately: { from: 0, counts: [] },
    heat: 0,
    listedAt: '',
    position: e.position,
  };
}

/** The petition takes a turn on its way: one of its own few facts. */
function turn(page: PetitionPage, e: Recorded<PetitionEvent>): void {
  const { at } = e;
  switch (e.type) {
    case 'PetitionAuthorNamed':
      page.authorName = ref(e);
      break;
    case 'PetitionSupported':
      page.status = 'gathering';
      page.supporters = e.data.supporters;
      break;
    case 'PetitionSubmitted':
      Object.assign(page, { status: 'submitted', submittedAt: at, moderationDue: e.data.moderationDue });
      break;
    case 'PetitionRegistered':
      page.certificate = { number: e.data.certificate, at };
      break;
    case 'PetitionRefused': {
      const { ground, hidden, appealUntil, noticeDue } = e.data;
      const refusal = { ...ref(e), ground, hidden, at, appealUntil, ...(noticeDue && { noticeDue }) };
      Object.assign(page, { status: 'refused', refusal });
      list(page, hidden ? 'sealed' : 'listed', at);
      break;
    }
    case 'RefusalNoticeGiven':
      if (page.refusal) page.refusal.noticeGivenAt = at;
      break;
    case 'PetitionAppealed':
      Object.assign(page, { status: 'appealed', appeal: { ...ref(e), at } });
      break;
    case 'PetitionAppealDecided':
      page.status = 'refused'; // the admission that may follow in the same breath says otherwise
      if (page.appeal) page.appeal.decision = { ...ref(e), outcome: e.data.outcome, at };
      break;
    case 'PetitionAdmitted': {
      const { threshold, closesAt, rules } = e.data;
      const { eligibility, assurance, windowDays, answerDays } = rules;
      const pinned = { ...eligibility, assurance, windowDays, answerDays: { ...answerDays } };
      Object.assign(page, { status: 'open', admittedAt: at, threshold, closesAt, rules: pinned });
      list(page, 'listed', at);
      page.listedAt = at;
      break;
    }
    case 'PetitionGoalReached': {
      const { answerDue, answerLimit } = e.data;
      Object.assign(page, { goalReachedAt: at, answerDue, answerLimit });
      if (page.status === 'open') page.status = 'goal-reached';
      break;
    }
    case 'PetitionClosed':
      close(page, e.data.reason, at);
      if (page.admittedAt) tally(page, e);
      break;
    case 'PetitionAnswered': {
      const { version, decision } = e.data;
      page.status = 'answered';
      page.answers.push({ ...ref(e), version, decision, at });
      break;
    }
    case 'PetitionFollowedUp':
      page.followUps.push({ ...ref(e), state: e.data.state, at });
      break;
    case 'AnswerFellOverdue':
      page.overdueSince = e.data.due;
      break;
  }
}

function close(page: PetitionPage, reason: CloseReason, at: string): void {
  Object.assign(page, { closedAt: at, closeReason: reason });
  if (page.status !== 'answered') page.status = reason === 'window-over' ? 'closed' : 'withdrawn';
  if (!page.admittedAt) page.visibility = 'sealed'; // taken back before it was ever public
}

function list(page: PetitionPage, visibility: 'listed' | 'sealed', at: string): void {
  page.visibility = visibility;
  if (visibility === 'listed' && page.listedAt === '') page.listedAt = at;
}
