import { format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number } = format('en');

/** Interviews that two officials take out of a survey. */
export const surveyRemovals: Catalogue['surveyRemovals'] = {
  title: 'Taking interviews out',
  lead: 'Where an interviewer’s work was found falsified it does not count: one official proposes it, another looks at it and confirms. The public sees how many interviews were taken out and on which ground, never whose they were.',
  list: 'Proposals',
  propose: 'A new proposal',
  interviewer: 'Interviewer',
  brought: (name, n) => `${name} (${pluralEn(n, 'interview', 'interviews')})`,
  ground: 'Ground',
  grounds: {
    'not-held': 'No interview was held',
    altered: 'What was recorded is not what was said',
    'against-rules': 'The interview was held against the rules',
  },
  why: 'What was found',
  whyHint: 'For example, what calling back has shown. The text is kept sealed and is not published.',
  submit: 'Propose',
  proposed: 'The proposal was recorded. Another official must confirm it.',
  confirmed: 'The interviews were taken out.',
  proposedOn: (day) => `Proposed on ${day}`,
  waits: 'You proposed this yourself: it waits for another official.',
  confirm: 'I confirm: these interviews do not count',
  confirmHint: (n) =>
    `Every interview that they have brought by now is taken out: ${number(n)}. It cannot be undone. Their assignment does not end by itself: end it on the survey’s page.`,
  done: (n, day) => `${pluralEn(n, 'interview was', 'interviews were')} taken out on ${day}`,
  nobody: 'No interviewers work in this survey.',
  wrong: 'Check the form: choose a ground, and write what was found.',
  row: 'Interviews taken out',
  said: (day, n, ground) => `${day}: ${number(n)} – ${ground}`,
  refusedTitle: 'Not taken',
  drop: 'Delete from the telephone',
  dropSure: 'Delete this interview from the telephone? It is kept nowhere else.',
  mine: 'Brought by you',
};
