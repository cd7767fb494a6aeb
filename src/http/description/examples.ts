/** One body of each kind that is sent often, to begin with. */
export const EXAMPLES: Readonly<Record<string, object>> = {
  AskCode: { personalNumber: '01001000001', language: 'en' },
  BeginSession: { personalNumber: '01001000001', code: '123456' },
  DraftPetition: {
    title: 'A cycle lane along the river bank',
    demand: 'Build a cycle lane on both sides of the river from the stadium to the old bridge.',
    details: 'The lane ends at the stadium. From there on people ride among cars.',
    addressee: 'mayor',
    districts: ['vake'],
    place: { lat: 41.71, lon: 44.75 },
    language: 'en',
  },
  SignPetition: { display: 'initials' },
  AppealRefusal: { text: 'The petition before this one was about another district.' },
  RefusePetition: { ground: 'duplicate', explanation: 'The same is asked by a petition that is open now.' },
  DecideAppeal: { outcome: 'admitted', explanation: 'The petition before was about another district.' },
  AnswerPetition: { decision: 'accepted', text: 'The lane is in the plan of next year and will be built by May.' },
  FollowUpPetition: { state: 'in-progress', text: 'The plans are drawn, the works are put out to tender.' },
  FlagSignatures: { criterion: 'network', value: '203.0.113.0/24', reason: 'Forty signatures within two minutes' },
  RowsBody: { rows: [{ personalNumber: '01001000001', display: 'none' }] },
  NoticeBody: { on: false },
  GrantBody: { personalNumber: '01001000001', role: 'moderator', department: 'Administration' },
};
