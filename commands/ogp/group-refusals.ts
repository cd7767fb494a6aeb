/** Why something is not done with the working group and its sessions: status, and what it says in English. */
export const ogpGroupRefusals = {
  'organisation.not-found': {
    status: 404,
    detail: 'There is no organisation with this short name. Describe it first, then name it.',
  },
  'organisation.own-parent': {
    status: 422,
    detail: 'An organisation cannot be a part of itself. Name another one, or leave it out.',
  },
  'member.not-found': { status: 404, detail: 'There is no such seat in the working group. Look at its list.' },
  'member.already-admitted': { status: 409, detail: 'This seat has been taken already. You will find it in the list.' },
  'member.left-before': {
    status: 422,
    detail: 'A member cannot leave before the day on which they joined. Check the day.',
  },
  'meeting.not-found': { status: 404, detail: 'We could not find this session. Look for it in the list of sessions.' },
  'meeting.number-taken': {
    status: 409,
    detail: 'A session with this number has been called in this year already. Take the next number.',
  },
  'meeting.no-such-day': { status: 422, detail: 'There is no such day. Check day, month and year.' },
  'meeting.ends-before': { status: 422, detail: 'A session ends after it begins, on the same day. Check both hours.' },
  'meeting.signatories-needed': {
    status: 422,
    detail: 'Chair and secretary sign the minutes here: choose for each an official who may sign in.',
  },
  'meeting.one-person': { status: 422, detail: 'Nobody signs minutes alone: chair and secretary are two people.' },
  'meeting.no-quorum': {
    status: 409,
    detail: 'Fewer members are present than the session needs. Correct the attendance, or call the session again.',
  },
  'meeting.already-opened': {
    status: 409,
    detail: 'This session has been opened already: day, agenda and documents cannot change any more.',
  },
  'meeting.day-to-come': {
    status: 409,
    detail: 'The day of this session is still to come. Open it on that day, or call it for another one.',
  },
  'meeting.not-open': { status: 409, detail: 'This session has not been opened yet. Open it first.' },
  'meeting.not-closed': { status: 409, detail: 'This session is not over yet. Close it, then draft its minutes.' },
  'meeting.cancelled': { status: 409, detail: 'This session has been cancelled. Nothing can be recorded for it.' },
  'meeting.no-such-item': { status: 422, detail: 'The agenda has no item with this number. Look at the agenda.' },
  'meeting.too-much': { status: 409, detail: 'A session holds no more of these. Put some of them together.' },
  'outcome.not-found': { status: 404, detail: 'The session has no such outcome. Choose one from its page.' },
  'outcome.withdrawn': { status: 409, detail: 'This outcome has been withdrawn. Record it anew.' },
  'outcome.incomplete': {
    status: 422,
    detail: 'Whoever undertakes something says who sees to it and until when: name both.',
  },
  'outcome.due-before': { status: 422, detail: 'The term ends before the session was held. Choose a later day.' },
  'minutes.not-drafted': { status: 409, detail: 'There are no minutes of this session yet. Draft them first.' },
  'minutes.moved': { status: 409, detail: 'Something was recorded while the minutes were drafted. Draft them again.' },
  'minutes.stale': {
    status: 409,
    detail: 'What was recorded of the session has changed since these minutes were drafted. Draft them anew.',
  },
  'minutes.not-latest': {
    status: 409,
    detail: 'This is not the newest version of the minutes. Read that one, then sign it.',
  },
  'minutes.already-signed': {
    status: 409,
    detail: 'These minutes have been signed in this capacity already. Nothing more needs to be done.',
  },
  'minutes.already-approved': {
    status: 409,
    detail:
      'These minutes are approved and do not change. What is wrong in them is put right in a new version: reopen them.',
  },
  'minutes.not-approved': { status: 409, detail: 'These minutes are not approved yet: they can still change.' },
  'minutes.not-yours': {
    status: 403,
    detail: 'Minutes are signed by the chair and the secretary of their session. You are neither.',
  },
  'minutes.not-signed-here': {
    status: 409,
    detail: 'This session was entered from its public paper, which was signed on paper. Nobody signs it here.',
  },
  'minutes.not-found': {
    status: 404,
    detail: 'There is no such version of these minutes. The page of the session lists them.',
  },
  'minutes.no-printer': {
    status: 404,
    detail: 'No Chromium is installed here to make a PDF with. Print the page itself.',
  },
} as const;
