import type { Catalogue } from '../ka.js';

export const notifications: Catalogue['notifications'] = {
  title: 'Messages',
  lead: 'We write to you when a report of yours on the Smart Map moves on, when a petition is admitted or refused, when it reaches its goal or closes, when it is answered, and when there is news of what was done.',
  channel: {
    email: (to) => `Messages go to this e-mail address: ${to}`,
    sms: (to) => `Messages go by SMS to this number: ${to}`,
  },
  noChannel: 'The residents register holds no e-mail address or telephone of yours, so we cannot write to you.',
  all: 'I want messages',
  allHint: 'Without this tick we write about nothing, whatever is ticked below.',
  about: 'What shall we write about?',
  topics: {
    petitions: 'About petitions',
    reports: 'About my reports on the Smart Map',
    forum: 'About topics of the forum that I follow',
    budget: 'About my proposals for the budget, and reminders of rounds',
    group: 'About sessions, minutes and tasks of the working group',
  },
  which: 'Which petitions shall we write about?',
  as: { author: 'your petition', follower: 'you follow it', signer: 'you signed it' },
  none: 'Petitions that you write, sign or follow will be listed here.',
  private: 'This choice is not recorded in the public log, and it goes when you erase your data.',
  save: 'Save the choice',
  saved: 'Your choice is saved.',
};
