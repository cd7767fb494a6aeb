import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { list } = format('en');

export const errors: Catalogue['errors'] = {
  403: {
    title: 'You do not have access to this page',
    text: 'It needs a right that you do not hold. If you think this is a mistake, sign in again.',
  },
  404: {
    title: 'We could not find this page',
    text: 'The link may be incomplete, or the page is no longer there. Try searching the petitions.',
  },
  409: {
    title: 'This is not possible now',
    text: 'Something changed while you were reading. Open the page again.',
  },
  410: {
    title: 'This petition is no longer shown',
    text: 'Its text is not public. The log says what happened to it and why.',
  },
  422: { title: 'We could not accept the form', text: 'Go back and check what you filled in.' },
  429: { title: 'Please try again in a while', text: 'Too many requests came in a short time. Nothing is lost.' },
  500: {
    title: 'Something went wrong on our side',
    text: 'It is not your fault. What was recorded is safe. Please try again in a while.',
  },
  503: {
    title: 'The service is interrupted',
    text: 'The system cannot record anything for the moment. Nothing is lost: please try again in a while.',
  },
  retry: (seconds) =>
    seconds > 90 ? `Try again in ${Math.ceil(seconds / 60)} minutes.` : `Try again in ${seconds} seconds.`,
  staffOnly: (roles) => `It is for officials only: ${list(roles)}.`,
  home: 'Back to the home page',
  signIn: 'Sign in',
  code: (status) => `Error ${status}`,
};

export const privacy: Catalogue['privacy'] = {
  title: 'Personal data',
  lead: 'What we keep about you and why, which rights you have, and how to use them.',
  sections: [
    {
      title: 'Who is responsible',
      items: [
        'The controller: the City Hall of the Municipality of Tbilisi',
        'A personal data protection officer at City Hall watches over the protection of personal data. How to reach them is said at the end of this page',
      ],
    },
    {
      title: 'On what legal ground',
      items: [
        'We follow the Law of Georgia on Personal Data Protection, in force since 1 March 2024',
        'Petitions, signatures and answers are processed to carry out the tasks that the law and the rules on petitions give to City Hall',
        'Initials are shown only with a separate consent of yours, which you may withdraw at any time',
      ],
    },
    {
      title: 'What is public',
      items: [
        'The text of a petition and its author’s name, once the petition is admitted',
        'The count of signatures, by district and by day',
        'Initials — only if you agreed to it separately',
      ],
    },
    {
      title: 'What is not public',
      items: [
        'Your name, personal number and contact are encrypted. The keys are kept apart from the log',
        'You have a different pseudonym in each petition, so that nobody can link two signatures in the log',
        'The list of signatories is opened only where the law requires it, with the consent of two officials, and that is recorded too',
      ],
    },
    {
      title: 'Why we need it',
      items: ['So that each person signs a petition only once', 'So that the count the Mayor answers to is real'],
    },
    {
      title: 'How long we keep it',
      items: [
        'A one-time code: ten minutes',
        'A session: 30 minutes without activity, and 12 hours at most',
        'Who has signed: until the terms for answer and appeal are over, and as long afterwards as the retention schedule says. Then the keys are destroyed, and only the count by district stays',
        'A petition that nobody supported, or that was never sent for checking: some days or weeks only. The exact terms are in the registers',
        'Your link to a petition whose updates you follow: until you stop following it',
      ],
    },
    {
      title: 'Your rights, and how to use them',
      items: [
        'To see and download everything we keep about you: there is a button on your page',
        'To withdraw a signature while the petition is open, and your consent to showing initials at any time: on the petition’s page or on yours',
        'To erase your data: there is a button for that on your page, too',
        'To ask for an explanation, or to have wrong data corrected, completed or blocked: write on your page, or to the personal data protection officer',
        'You get an answer within 10 working days',
      ],
    },
    {
      title: 'Where to complain',
      items: [
        'If you think that your rights were violated, turn to the Personal Data Protection Service of Georgia: https://personaldata.ge',
        'You may also go to court',
      ],
    },
    {
      title: 'Cookies',
      items: ['One, and only while you are signed in. Nobody tracks you, and we pass nothing on to other sites'],
    },
  ],
  mine: 'See and erase my data',
};

export const accessibility: Catalogue['accessibility'] = {
  title: 'Accessibility',
  lead: 'This portal is for everyone. We aim to meet WCAG 2.2 at level AA.',
  sections: [
    {
      title: 'What you can do',
      items: [
        'Enlarge the text up to 400% with nothing lost',
        'Use the keyboard alone: the first link on every page leads to the main content',
        'Listen to the page with a screen reader',
        'Use everything without JavaScript',
        'Use dark mode: the portal follows the setting of your device',
      ],
    },
    {
      title: 'How we check',
      items: [
        'With every change an automatic check goes through all pages, in light and in dark mode',
        'Every chart comes with a table, and every colour with a word',
      ],
    },
    {
      title: 'What is still missing',
      items: [
        'Testing with Georgian screen-reader voices is not complete on all devices',
        'Citizens’ texts are in the language they were written in and are not translated',
      ],
    },
    {
      title: 'If something stands in your way',
      items: [
        'Write to us: say which page it is, what stands in your way and which device you use. We will also give you the information in another form',
        'If that does not help, turn to the Public Defender of Georgia: https://ombudsman.ge',
      ],
    },
  ],
};

export const contact: Catalogue['contact'] = {
  title: 'Contact',
  lead: 'How to reach those who run this portal.',
  demo: 'This is a demonstration, and City Hall does not run it. Please do not write to City Hall about it.',
  city: 'City Hall of the Municipality of Tbilisi',
  officer: 'Personal data protection officer',
  officerText: 'For questions about your own data. More on:',
  ways: {
    phone: 'Hotline',
    email: 'E-mail',
    letter: 'By letter',
    address: 'City Hall of the Municipality of Tbilisi, 7 Shartava Street, 0160 Tbilisi',
    officerAddress:
      'Personal data protection officer, City Hall of the Municipality of Tbilisi, 7 Shartava Street, 0160 Tbilisi',
  },
  before: 'Before you write',
  hints: [
    'Petitions are written on this portal: a demand sent by letter or e-mail does not count as one',
    'If something does not work, tell us which page it was, what you were doing and what the page said',
    'Never send your personal number or a one-time code to anyone',
  ],
};
