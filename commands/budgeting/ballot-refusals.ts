/** Why a credential is not issued or a ballot not taken: status, and what it says in English. */
export const ballotRefusals = {
  'credential.unknown-issuer': {
    status: 422,
    detail: 'This round has no such issuer. Its parameters name those who sign.',
  },
  'credential.not-eligible': {
    status: 403,
    detail: 'Under the rules of this round you may not vote. Its page says who may.',
  },
  'credential.already-issued': {
    status: 409,
    detail: 'Your credential for this round was issued already, for another request. Go on with the recovery code.',
  },
  'credential.malformed': {
    status: 422,
    detail: 'This is not a blinded message for the issuer’s key. Reload the page of the round and try again.',
  },
  'credential.issuer-refuses': {
    status: 409,
    detail: 'The other issuer of this round does not sign this request. Its operator can say why.',
  },
  'credential.channel-closed': {
    status: 409,
    detail: 'The rules of this round do not let anybody vote so. They say where it is allowed.',
  },
  'credential.not-your-counter': {
    status: 403,
    detail: 'Your role does not reach so far: this person lives elsewhere, or this round names other officials.',
  },
  'ballot.wrong-number': {
    status: 422,
    detail: 'This number is wrong, was used, or is older than two hours. The official who gave it can say which.',
  },
  'ballot.unfit': {
    status: 422,
    detail: 'The rules of this round would not count this choice. `because.fault` says why.',
  },
  'ballot.other-round': { status: 422, detail: 'This ballot is for another round. Open the page of that round.' },
  'ballot.wrong-token': {
    status: 403,
    detail:
      'A token of this ballot is not one that the issuers of the round have signed for its key. Begin again on its page.',
  },
  'ballot.wrong-signature': {
    status: 422,
    detail: 'The ballot’s signature does not fit: it was changed, or signed by another key.',
  },
  'ballot.wrong-envelope': {
    status: 422,
    detail: 'The sealed part is not the one that the ballot names, or not of the size that this round asks for.',
  },
  'ballot.not-newer': {
    status: 409,
    detail: 'The box holds this ballot’s successor already. To change your choice, cast a ballot with a higher number.',
  },
  'ballot.wrong-code': {
    status: 422,
    detail: 'This is not a code for voting: it has fourteen groups of four letters and digits. Check each of them.',
  },
  'ballot.not-found': {
    status: 404,
    detail: 'Neither the box nor the log holds a ballot with this digest. Check the one that the box has given you.',
  },
  'ballots.wrong-shares': {
    status: 422,
    detail: 'These shares do not open this round. Bring the files that its trustees were given.',
  },
  'ballots.too-few-shares': {
    status: 422,
    detail: 'Too few trustees have come: the round names how many shares are needed.',
  },
  'ballots.tampered': {
    status: 409,
    detail: 'A sealed ballot is not the one that the log names. Nothing was opened: find out why first.',
  },
  'ballots.no-pabulib': {
    status: 404,
    detail:
      'Here people vote on themes: nothing has a cost or is elected, so no Pabulib file says it. Take CSV or JSON.',
  },
  'round.wrong-keys': {
    status: 422,
    detail: 'With these keys nobody could open the ballots. Bring what the trustees have made, as they have made it.',
  },
  'round.audit-differs': {
    status: 409,
    detail: 'A recount of this round finds a difference. Find out why before you certify the result.',
  },
  'ballots.not-all-in': {
    status: 409,
    detail: 'The box still holds a ballot that it has promised to put down. The round is closed after that.',
  },
} as const;
