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
  lead: 'What we keep about you, why, and how to erase it.',
  sections: [
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
        'Who has signed: until the terms for answer and appeal are over. Then the keys are destroyed, and only the count by district stays',
        'Your link to a petition whose updates you follow: until you stop following it',
      ],
    },
    {
      title: 'Your rights',
      items: [
        'To see and download everything we keep about you',
        'To withdraw a signature while the petition is open, and your consent to showing initials',
        'To erase your data: there is a button on your page',
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
  ],
};
