import { day } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

/** The messages of a demonstration. */
export const outboxPages = ({ OutboxPage }: Pages, at: At): Record<string, Shown> => ({
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
});
