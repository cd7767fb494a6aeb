import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { SignaturesPublished } from '../../events/figures.js';
import type { PetitionEvent, ReviewEvent, SheetEvent, UnsealingEvent } from '../../events/petitions.js';
import type { PetitionTimelineDoc, TimelineEntry } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

type TimelineEvent = PetitionEvent | ReviewEvent | SheetEvent | UnsealingEvent | SignaturesPublished;
type Details = TimelineEntry['details'];

/** What each fact tells on the timeline beside its name and date. Names and words are not among it. */
const DETAILS: { readonly [T in TimelineEvent['type']]?: readonly string[] } = {
  PetitionSupported: ['supporters'],
  PetitionSubmitted: ['moderationDue', 'certificateDue'],
  PetitionRegistered: ['certificate'],
  PetitionAdmitted: ['threshold', 'closesAt', 'regulation'],
  PetitionRefused: ['ground', 'appealUntil'],
  RefusalNoticeGiven: ['way'],
  PetitionAppealed: ['decisionDue'],
  PetitionAppealDecided: ['outcome'],
  PetitionGoalReached: ['threshold', 'answerDue', 'answerLimit'],
  PetitionClosed: ['reason'],
  PetitionAnswered: ['version', 'decision'],
  PetitionFollowedUp: ['state'],
  AnswerFellOverdue: ['due'],
  SignaturesFlagged: ['batch', 'criterion', 'count', 'reason'],
  SignaturesInvalidated: ['batch', 'criterion', 'count', 'reason'],
  SignaturesRestored: ['batch', 'reason'],
  ReviewDismissed: ['batch', 'reason'],
  PaperSheetEntered: ['rows', 'accepted', 'notEligible', 'alreadySigned'],
  SignatoryListRequested: ['purpose'],
  SignatoryListApproved: [],
  SignatoryListUnsealed: ['signatures'],
  FigurePublished: ['signatures'],
};

/** Facts that may come in hundreds: one entry a day for each kind, so that the timeline stays short. */
const GATHERED: ReadonlySet<string> = new Set([
  'PetitionSupported',
  'SignaturesFlagged',
  'SignaturesInvalidated',
  'SignaturesRestored',
  'ReviewDismissed',
  'PaperSheetEntered',
]);

/** The public facts of each petition, in order. */
export const timelines: Projection<PetitionTimelineDoc, TimelineEvent> = {
  name: 'timelines',
  version: 4,
  handles: ['PetitionDrafted', ...(Object.keys(DETAILS) as TimelineEvent['type'][])],
  indexes: [],
  keys: (e) => (isOther(e) ? [] : [petitionOf(e)]),

  fold(doc, e) {
    if (e.type !== 'PetitionDrafted' && !DETAILS[e.type]) return doc;
    const timeline = doc ?? { _id: petitionOf(e), entries: [], position: 0 };
    const before = GATHERED.has(e.type) ? sameDay(timeline.entries, e) : undefined;
    if (before) gather(before, e);
    else timeline.entries.push({ type: e.type, at: e.at, event: e.id, details: detailsOf(e) });
    timeline.position = e.position;
    return timeline;
  },
};

/** Figures are not of petitions alone. */
const isOther = (e: Recorded<TimelineEvent>): boolean =>
  e.type === 'FigurePublished' && e.data.figure !== 'petition-signatures';

const petitionOf = (e: Recorded<TimelineEvent>): string =>
  e.type === 'FigurePublished' ? e.data.of : e.data.petitionId;

function detailsOf(e: Recorded<TimelineEvent>): Details {
  const data = (e.type === 'FigurePublished' ? e.data.value : e.data) as unknown as Details;
  const details: Details = {};
  for (const name of DETAILS[e.type] ?? []) if (data[name] !== undefined) details[name] = data[name];
  return details;
}

function sameDay(entries: readonly TimelineEntry[], { type, at }: Recorded<TimelineEvent>): TimelineEntry | undefined {
  const last = entries.findLast((entry) => entry.type === type);
  return last && dayOf(last.at) === dayOf(at) ? last : undefined;
}

/** Counts add up, the number of facts is told, and what differs between them is left out. */
function gather(entry: TimelineEntry, e: Recorded<TimelineEvent>): void {
  const { details } = entry;
  for (const [name, value] of Object.entries(detailsOf(e))) {
    if (name === 'supporters') details[name] = value;
    else if (typeof value === 'number') details[name] = Number(details[name] ?? 0) + value;
    else if (details[name] !== value) delete details[name];
  }
  details.times = Number(details.times ?? 1) + 1;
}
