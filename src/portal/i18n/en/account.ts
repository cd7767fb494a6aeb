import { format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number, date, moment } = format('en');

export const account: Catalogue['account'] = {
  signIn: {
    title: 'Sign in',
    lead: 'Enter your personal number. We will send a one-time code to the telephone or e-mail that the residents register holds for you.',
    personalNumber: 'Personal number',
    personalNumberHint: '11 digits, as on your identity card',
    otherContact: 'I use another telephone or e-mail',
    otherContactText:
      'If the register has no contact for you, or an old one, enter your date of birth and document number. If they match, we send the code to the new contact.',
    birthDate: 'Date of birth',
    documentNumber: 'Identity card number',
    contact: 'Telephone or e-mail',
    contactHint: 'For example: 555 12 34 56 or name@example.ge',
    send: 'Send the code',
    why: 'Why do you need my personal number?',
    whyText:
      'So that each person signs only once. The number is never stored in readable form and never shown in public. Only the district and the count are published.',
    levels: 'If the details do not match',
    levelsText:
      'You can still sign in, but with a telephone or e-mail only: you can read and follow petitions, but not sign them.',
  },
  code: {
    title: 'Enter the code',
    sent: 'If the details match, we have sent you a code. It is valid for ten minutes.',
    label: 'Code',
    hint: '6 digits',
    enter: 'Sign in',
    again: 'No code yet? Ask for a new one',
    never: 'Do not share the code with anyone. Nobody at City Hall will ever ask you for it.',
    outbox: 'In this demonstration you can see the code here: messages sent',
  },
  errors: {
    personalNumber: 'A personal number has 11 digits. Check that you entered all of them.',
    documentNumber: 'Enter the number of the document.',
    contact: 'Enter a telephone number or an e-mail address.',
    code: 'The code is wrong or has expired. Check it, or ask for a new one.',
  },
  me: {
    title: 'My page',
    greeting: 'Hello,',
    level: {
      0: 'You are signed in with a telephone or e-mail only. Confirm your personal number to sign petitions.',
      1: 'You are signed in with your personal number and a one-time code.',
      2: 'You are signed in with your electronic identity card.',
      3: 'You are signed in with a qualified electronic signature.',
    },
    privateNote:
      'Only you can see this page. In the public log nobody can tell that your petitions and signatures belong together.',
    petitions: 'My petitions',
    noPetitions: 'You have not written a petition yet.',
    signatures: 'My signatures',
    noSignatures: 'You have not signed anybody else’s petition yet.',
    following: 'You follow this petition',
    signedOn: (at) => `Signed on ${date(at)}`,
    receipt: (position) => `Receipt no. ${number(position)}`,
    hideInitials: 'Hide my initials',
    untitled: 'A petition whose text is not public',
    sessions: 'Where you are signed in',
    thisDevice: 'this device',
    unknownDevice: 'Unknown device',
    session: (begun, seen) => `Signed in: ${moment(begun)} · last active: ${moment(seen)}`,
    endSession: 'Sign out of this device',
    data: 'My data',
    dataText: 'One file with everything we keep about you.',
    download: 'Download my data',
    erase: 'Erase my data',
    eraseText: 'This destroys the keys to your name: nobody can read it after that.',
    eraseMore: 'What happens when my data is erased',
  },
  erase: {
    title: 'Erase my data',
    lead: 'Erasing is final. Even we cannot undo it.',
    gone: 'What is erased',
    goneItems: [
      'Your name and personal number in every signature',
      'Your name on the petitions you wrote',
      'Your initials, where they are public',
      'Every session on every device, and everything you follow',
    ],
    stays: 'What stays',
    staysItems: [
      'Your signature in the count, without your name',
      'The text of a published petition: it is already part of the public debate',
      'Entries in the log, which name nobody',
      'If you hold or have held an office: your office, your official decisions and your name with them, which are public',
      'An entry saying that somebody’s data was erased',
    ],
    after: 'Afterwards you can no longer withdraw a signature, nor see its receipt on your page.',
    sure: 'I understand that erasing is final',
    confirm: 'Erase my data',
    errors: { sure: 'Tick that you understand what erasing means.' },
    doneTitle: 'Your data has been erased',
    done: 'Nobody can read your name any more. You are signed out on every device.',
    held: (n) =>
      `Your data in ${pluralEn(n, 'petition', 'petitions')} is kept for now because the law demands it. It will be erased as soon as that demand is lifted.`,
  },
};
