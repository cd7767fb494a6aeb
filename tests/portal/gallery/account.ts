import { CITIZEN, day, id } from '../made-up.js';
import { RECEIPT } from './facts.js';
import type { At, Pages, Shown } from './pages.js';

export function accountPages(
  { SignInPage, CodePage, MePage, ErasePage, OutboxPage }: Pages,
  at: At,
): Record<string, Shown> {
  const me = at('/me', CITIZEN);
  const mine = [
    {
      petition: id(9),
      title: 'განახლდეს საბავშვო მოედანი',
      status: 'gathering',
      author: true,
      signed: null,
      initials: false,
      follows: false,
    },
    {
      petition: id(1),
      title: 'უსაფრთხო ველობილიკი',
      status: 'open',
      author: false,
      signed: RECEIPT,
      initials: true,
      follows: true,
    },
    { petition: id(6), title: null, status: null, author: false, signed: null, initials: false, follows: true },
  ];
  const sessions = [
    { handle: 'a1', device: 'Firefox, Linux', begun: day(-0.1), seen: day(0), current: true },
    { handle: 'b2', device: '', begun: day(-0.3), seen: day(-0.2), current: false },
  ];
  const notices = {
    channel: { kind: 'sms' as const, to: '…5678' },
    all: true,
    items: [
      {
        petition: id(9),
        title: 'განახლდეს საბავშვო მოედანი',
        status: 'gathering' as const,
        as: ['author' as const],
        on: true,
      },
      {
        petition: id(1),
        title: 'უსაფრთხო ველობილიკი',
        status: 'open' as const,
        as: ['follower' as const, 'signer' as const],
        on: true,
      },
      { petition: id(6), title: null, status: null, as: [], on: true },
    ],
  };
  const wrong = [{ field: 'personalNumber', text: '11' }];
  return {
    'sign-in': (lang) => SignInPage({ frame: at('/sign-in'), errors: [], next: `/ka/petitions/${id(1)}/sign` }, lang),
    'sign-in-wrong': (lang) =>
      SignInPage(
        { frame: at('/sign-in'), errors: wrong, kept: { personalNumber: '123', contact: 'saxeli@example.ge' } },
        lang,
      ),
    code: (lang) =>
      CodePage({ frame: at('/sign-in'), errors: [], personalNumber: '01001000001', request: 'ab'.repeat(16) }, lang),
    'code-wrong': (lang) =>
      CodePage(
        {
          frame: at('/sign-in'),
          errors: [{ field: 'code', text: '6' }],
          personalNumber: '01001000001',
          request: 'ab'.repeat(16),
        },
        lang,
      ),
    me: (lang) => MePage({ frame: me, petitions: mine, sessions, notices, done: 'notifications' }, lang),
    'me-new': (lang) =>
      MePage(
        { frame: me, petitions: [], sessions: sessions.slice(0, 1), notices: { channel: null, all: false, items: [] } },
        lang,
      ),
    erase: (lang) => ErasePage({ frame: me, errors: [] }, lang),
    'erase-done': (lang) => ErasePage({ frame: at('/me/erase'), errors: [], done: true }, lang),
    outbox: (lang) =>
      OutboxPage(
        {
          frame: at('/dev/outbox'),
          messages: [
            { id: 'm1', to: '+995 555 12 34 56', subject: '', text: 'ღია: თქვენი კოდია 482913.', at: day(0) },
            {
              id: 'm2',
              to: 'saxeli@example.ge',
              subject: 'თქვენი პეტიცია',
              text: 'გამარჯობა,\n\nმიზანი მიღწეულია.',
              at: day(-1),
            },
          ],
        },
        lang,
      ),
    'outbox-codes': (lang) => OutboxPage({ frame: at('/dev/outbox?codes=yes'), messages: [], codes: true }, lang),
    'outbox-empty': (lang) => OutboxPage({ frame: at('/dev/outbox'), messages: [] }, lang),
  };
}
