import { ANSWERS, EXPLANATIONS } from '../../../src/demo/texts.js';
import type { Reader } from '../../../src/portal/frame.js';
import type { PetitionPageView } from '../../../src/portal/pages/petition.js';
import { CARDS, CITIZEN, CURVE, DISTRICTS_OF, day, id, petition, unopened } from '../made-up.js';
import { answered, RECEIPT, REFUSED_TIMELINE, refusal, TIMELINE } from './facts.js';
import type { At, Pages, Shown } from './pages.js';

export function petitionStates({ PetitionPage, SignPage, SignedPage }: Pages, at: At): Record<string, Shown> {
  const path = `/petitions/${id(1)}`;
  const parts = {
    curve: CURVE,
    districts: DISTRICTS_OF,
    timeline: TIMELINE,
    initials: { items: ['ნ. ბ.', 'გ. კ.', 'თ. ლ.'], total: 240 },
    mine: null,
    invitation: null,
  };
  const early = { ...parts, curve: [], districts: [], initials: { items: [], total: 0 } };
  const mine = { author: false, supports: false, signed: null, invalidated: null, follows: false };
  const author = { ...mine, author: true };
  const of =
    (view: Omit<PetitionPageView, 'frame'>, reader: Reader | null = view.mine ? CITIZEN : null): Shown =>
    (lang) =>
      PetitionPage({ frame: at(path, reader), ...view }, lang);
  const gathering = unopened('playground', { status: 'gathering', supporters: 3 });
  const invitation = '5f0c2a9e7b41d836aa0914c2';
  const closed = {
    text: { sealed: true, byLink: true, event: id(1), commitment: null },
    author: { sealed: true, byLink: true },
  } as const;
  const refused = unopened('exams', { status: 'refused', visibility: 'listed', refusal });
  const answers = [
    answered(1, 'partly-accepted', ANSWERS.ramps, day(-20)),
    answered(2, 'accepted', `${ANSWERS.rampsRevised} https://example.ge/plan.`, day(-8)),
  ];
  const followUp = {
    state: 'in-progress',
    at: day(-2),
    event: id(930),
    commitment: null,
    text: { text: ANSWERS.rampsFollowUp },
  };
  const over = { signable: false, closedAt: day(-3), closeReason: 'window-over' as const, closesAt: day(-3) };
  const { title, demand, language } = { ...CARDS[0]!.text, ...CARDS[0]! } as {
    title: string;
    demand: string;
    language: 'ka';
  };
  const small = { id: id(1), text: { title, demand }, language };
  return {
    open: of({ ...parts, petition: petition('bicycle') }),
    'open-reader': of({ ...parts, petition: petition('bicycle'), mine }),
    'open-signed': of({
      ...parts,
      petition: petition('bicycle'),
      mine: { ...mine, signed: RECEIPT, follows: true },
      notice: 'signed',
    }),
    'open-invalidated': of({
      ...parts,
      petition: petition('bicycle'),
      mine: { ...mine, invalidated: { reason: 'ორ წუთში ერთი მისამართიდან' } },
    }),
    'open-author': of({ ...parts, petition: petition('bicycle'), mine: author }),
    'open-other-language': of({ ...parts, petition: petition('signs', { signatures: 1 }) }),
    gathering: of({ ...early, invitation, petition: gathering, timeline: TIMELINE.slice(0, 2) }),
    'gathering-stranger': of({ ...early, petition: { ...gathering, ...closed } }),
    'gathering-reader': of({ ...early, invitation, petition: gathering, mine }),
    'gathering-author': of({ ...early, invitation, petition: { ...gathering, supporters: 5 }, mine: author }),
    checking: of({
      ...early,
      petition: unopened('playground', { status: 'submitted', submittedAt: day(-3), moderationDue: day(7) }),
      timeline: TIMELINE.slice(0, 3),
    }),
    refused: of({ ...early, petition: refused, timeline: REFUSED_TIMELINE }),
    'refused-author': of({
      ...early,
      petition: refused,
      timeline: REFUSED_TIMELINE,
      mine: author,
      errors: [{ field: 'text', text: '10–4000' }],
      kept: { appeal: 'მოკლე' },
    }),
    'refused-hidden': of({
      ...early,
      petition: {
        ...unopened('advertisement', {
          status: 'refused',
          visibility: 'sealed',
          author: { sealed: true },
          refusal: {
            ...refusal,
            ground: 'advertisement',
            hidden: true,
            text: { explanation: EXPLANATIONS.advertisement },
          },
        }),
        text: { sealed: true, event: id(900), commitment: null },
      },
      timeline: REFUSED_TIMELINE,
    }),
    appealed: of({
      ...early,
      petition: {
        ...refused,
        status: 'appealed',
        appeal: { at: day(-1), event: id(907), commitment: null, text: { sealed: true }, decision: null },
      },
      timeline: REFUSED_TIMELINE,
    }),
    'goal-reached': of({
      ...parts,
      petition: petition('trees', {
        status: 'goal-reached',
        signatures: 12_345,
        goalReachedAt: day(-6),
        answerDue: day(24),
        answerLimit: day(84),
      }),
    }),
    late: of({
      ...parts,
      petition: petition('trees', {
        status: 'goal-reached',
        ...over,
        signatures: 2100,
        goalReachedAt: day(-35),
        answerDue: day(-5),
        answerLimit: day(55),
      }),
    }),
    overdue: of({
      ...parts,
      petition: petition('trees', {
        status: 'goal-reached',
        ...over,
        signatures: 2100,
        goalReachedAt: day(-95),
        answerDue: day(-65),
        answerLimit: day(-5),
      }),
    }),
    closed: of({ ...parts, petition: petition('lighting', { status: 'closed', ...over, signatures: 317 }) }),
    withdrawn: of({
      ...parts,
      petition: petition('lighting', { status: 'withdrawn', ...over, closeReason: 'withdrawn-by-author' }),
    }),
    answered: of({
      ...parts,
      petition: petition('ramps', {
        status: 'answered',
        ...over,
        signatures: 2210,
        goalReachedAt: day(-30),
        answerDue: day(0),
        answers,
        followUps: [followUp],
      }),
    }),
    erased: of({
      ...parts,
      petition: {
        ...petition('bicycle', { author: { erased: true } }),
        text: { erased: true, event: id(900), commitment: null },
      },
    }),
    past: of({ ...parts, petition: petition('bicycle', { signatures: 312 }), past: { asOf: '40000', at: day(-30) } }),
    sign: (lang) =>
      SignPage(
        {
          frame: at(`${path}/sign`, CITIZEN),
          petition: small,
          signer: { name: 'ნინო ბერიძე', district: 'isani' },
          mayBeSure: true,
          errors: [],
        },
        lang,
      ),
    'sign-unsure': (lang) =>
      SignPage(
        {
          frame: at(`${path}/sign`, { name: null, level: 0, roles: [] }),
          petition: small,
          signer: { name: '', district: '' },
          mayBeSure: false,
          errors: [{ field: '', text: 'ვადა გავიდა.' }],
        },
        lang,
      ),
    signed: (lang) => SignedPage({ frame: at(`${path}/signed`, CITIZEN), petition: small, receipt: RECEIPT }, lang),
  };
}
