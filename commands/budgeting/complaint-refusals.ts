/** Why something is not done with a complaint about a result: status, and what it says in English. */
export const complaintRefusals = {
  'complaint.not-found': { status: 404, detail: 'There is no such complaint. Look for it in the list of the round.' },
  'complaint.already-exists': {
    status: 409,
    detail: 'This complaint has come in already. You will find it on the page of the round.',
  },
  'complaint.not-now': {
    status: 409,
    detail: 'Complaints about this result are not taken now. The page of the round says from when until when.',
  },
  'complaint.too-many-today': {
    status: 429,
    detail: 'You have sent as many complaints as one person can in a day. Please go on tomorrow.',
  },
  'complaint.decided': {
    status: 409,
    detail: 'This complaint has been decided already. Its outcome is on the page of the round.',
  },
  'complaint.own': { status: 403, detail: 'Nobody decides on their own complaint: another official must do it.' },
  'complaint.same-person': {
    status: 409,
    detail: 'Another official must decide the complaint, not the one who published the result.',
  },
} as const;
