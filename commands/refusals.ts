import { ballotRefusals } from './budgeting/ballot-refusals.js';
import { complaintRefusals } from './budgeting/complaint-refusals.js';
import { proposalRefusals } from './budgeting/proposal-refusals.js';
import { budgetingRefusals } from './budgeting/refusals.js';
import { spendingRefusals } from './budgeting/spending-refusals.js';
import { forumRefusals } from './forum/refusals.js';
import { ogpGroupRefusals } from './ogp/group-refusals.js';
import { planRefusals } from './ogp/plan-refusals.js';
import { ogpTaskRefusals } from './ogp/task-refusals.js';
import { petitionRefusals } from './petitions/refusals.js';
import { serviceRefusals } from './services/refusals.js';
import { mapRefusals } from './smart-map/map-refusals.js';
import { photoRefusals } from './smart-map/photo-refusals.js';
import { smartMapRefusals } from './smart-map/refusals.js';
import { surveyRefusals } from './surveys/refusals.js';

type Refusal = { readonly status: number; readonly detail: string };

/** The catalogue: every refusal's stable code, the HTTP status it is answered with, and what it says in English. */
export const refusals = {
  ...smartMapRefusals,
  ...photoRefusals,
  ...mapRefusals,
  ...forumRefusals,
  ...budgetingRefusals,
  ...proposalRefusals,
  ...ballotRefusals,
  ...complaintRefusals,
  ...spendingRefusals,
  ...surveyRefusals,
  ...ogpGroupRefusals,
  ...planRefusals,
  ...serviceRefusals,
  ...ogpTaskRefusals,
  ...petitionRefusals,
  'signature.not-eligible': {
    status: 403,
    detail:
      'Under the rules you may not sign this petition. The rules ask for a certain age and for registration in Tbilisi.',
  },
  'signature.not-signed': {
    status: 409,
    detail: 'You have not signed this petition, so there is nothing to withdraw.',
  },
  'signature.invalidated': {
    status: 409,
    detail: 'Your signature was invalidated after a review. The reason is on the petition’s page.',
  },
  'review.not-found': {
    status: 404,
    detail: 'There is no such review. Open the page again and choose one from the list.',
  },
  'review.nothing-matches': { status: 422, detail: 'No signature matches. Check what you look for.' },
  'review.too-many': {
    status: 422,
    detail: 'There are too many signatures in one batch. Choose a shorter time or a smaller group.',
  },
  'review.already-decided': {
    status: 409,
    detail: 'This review has been decided already. The list shows the outcome.',
  },
  'review.already-restored': {
    status: 409,
    detail: 'This batch has been restored already. If you still doubt it, open a new review.',
  },
  'sheet.already-entered': {
    status: 409,
    detail: 'A sheet with this number has been entered already. Check the number of the sheet.',
  },
  'unsealing.not-found': {
    status: 404,
    detail: 'There is no such request. Open the page again and choose one from the list.',
  },
  'unsealing.not-approved': {
    status: 409,
    detail: 'Nobody has approved opening the list yet. Another official must approve it.',
  },
  'unsealing.same-person': { status: 409, detail: 'You cannot approve your own request: another official must do it.' },
  'unsealing.already-opened': {
    status: 409,
    detail: 'This list has been opened already. If you need it again, ask for it anew.',
  },
  'unsealing.no-list-in-law': {
    status: 409,
    detail: 'The Mayor decides on this petition; the law asks for a list only where a petition goes to the Sakrebulo.',
  },
  'follow.not-following': { status: 409, detail: 'You were not following this petition, so there is nothing to stop.' },
  'regulation.not-later': {
    status: 409,
    detail: 'New rules must come into force later than the present ones. Choose a later day.',
  },
  'regulation.inconsistent': {
    status: 422,
    detail: 'The rules contradict each other. Check the numbers and the terms.',
  },
  'retention.not-later': {
    status: 409,
    detail: 'A new schedule must have the next number and come into force later than the present one, not in the past.',
  },
  'retention.not-held': {
    status: 409,
    detail: 'There is no legal hold on this petition, so there is nothing to lift.',
  },
  'retention.held': {
    status: 409,
    detail: 'A legal hold keeps the data of this petition. It can be erased when the hold is lifted.',
  },
  'request.not-found': {
    status: 404,
    detail: 'There is no such request. Open the page again and choose one from the list.',
  },
  'request.already-answered': {
    status: 409,
    detail: 'This request has been answered already. Its answer is in the list.',
  },
  'request.too-many': {
    status: 429,
    detail:
      'As many of your requests wait for an answer as can at one time. You can send another when one of them is answered.',
  },
  'request.own': { status: 403, detail: 'Nobody answers their own request: another official must do it.' },
  'breach.not-found': { status: 404, detail: 'There is no such breach in the register. Check its number.' },
  'breach.not-yet': {
    status: 422,
    detail: 'A breach cannot have been discovered in the future. Check the date and time.',
  },
  'processing.not-later': {
    status: 409,
    detail: 'The next version of an entry has the next number. Check the version.',
  },
  'role.not-proposed': {
    status: 409,
    detail:
      'Nobody has proposed the official for this role on these terms yet. Propose them first; another administrator then confirms.',
  },
  'role.same-person': {
    status: 409,
    detail: 'Whoever proposed the role cannot confirm it: another administrator must do it.',
  },
  'role.not-held': { status: 409, detail: 'The official does not hold this role, so there is nothing to revoke.' },
  'identity.assurance-too-low': {
    status: 403,
    detail: 'This needs a confirmed personal number. Sign out, and sign in again with it.',
  },
  'identity.wrong-code': { status: 401, detail: 'The code is wrong or has expired. Check it, or ask for a new one.' },
  'identity.second-factor-needed': {
    status: 403,
    detail: 'This is for officials who have proved the second factor in this session. Prove it, or set it up first.',
  },
  'identity.second-factor-for-officials': {
    status: 403,
    detail: 'Only sessions of officials have a second factor: yours is signed in as far as it goes.',
  },
  'identity.second-factor-in-use': {
    status: 409,
    detail: 'An authenticator is in use already. Take it away first, with a code of it or a recovery code.',
  },
  'identity.sign-in-again': {
    status: 403,
    detail: 'This asks for a session that has begun within the last quarter of an hour. Sign in again.',
  },
  'identity.not-proved': {
    status: 422,
    detail:
      'Personal number, date of birth and document number do not match in the register. Compare them with the document.',
  },
  'identity.erased': {
    status: 409,
    detail: 'This data has been erased for good: nothing new can be recorded in its place.',
  },
  'command.key-reused': { status: 422, detail: 'This form was sent before with other answers. Open the page again.' },
  'log.contended': { status: 409, detail: 'Too many tried at the same moment. Please try again.' },
  'log.recorded-too-late': {
    status: 409,
    detail: 'Time ran out before it was recorded, so it does not count. The petition’s page says how it stands.',
  },
  'fact.too-large': { status: 413, detail: 'The text is too long. Please shorten it.' },
  'content.too-large': { status: 413, detail: 'What is published beside the log may have 8 MB. Send less.' },
} as const satisfies Record<`${string}.${string}`, Refusal>;

export type RefusalCode = keyof typeof refusals;
