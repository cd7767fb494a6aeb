import { format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number } = format('en');

/** What guards people in what is published of a survey, question by question. */
export const surveyDisclosure: Catalogue['surveyDisclosure'] = {
  classes: {
    names: { sensitive: 'Sensitive question', identifying: 'Question that others know the answer to' },
    hints: {
      sensitive: 'Health, beliefs, income: nobody may learn of anybody what they answered.',
      identifying: 'Household, occupation, children: neighbours know the answer, as they know sex and age.',
    },
  },
  identifying: (list, k, kind) =>
    kind === 'sample'
      ? `Others may know the answers to: ${list}. So at least ${number(k)} share these answers, too, together with district, sex and age. Whoever gave a rare one gives up their age, sex or district for it, and in the end the answer.`
      : `Others may know the answers to: ${list}. So at least ${number(k)} share these answers. Whoever is rarer has theirs withheld.`,
  sensitive: (list, kind) =>
    kind === 'sample'
      ? `Sensitive: ${list}. Where a breakdown of such a question leaves something out, its answers are in no row of the file, only its tables are: what is left out there cannot be filled in from the file. Where nothing is left out, no group of people who are alike gave one and the same answer.`
      : `Sensitive: ${list}. The answers are in no row of the file, only the tables are.`,
  noneSensitive: 'No question of this survey is marked as sensitive.',
  draw: {
    title: 'Who takes part',
    nobody:
      'Nobody is drawn: whoever wishes answers. There is no frame, so nobody knows how those who answered differ from everybody else, and no margin of error can be told.',
    byChance: (by) =>
      `Whoever is invited was drawn by chance: within each stratum (${by}) everybody in the frame has the same chance. City Hall draws the addresses from the register; here it is recorded only how many invitations went to each stratum, and nobody else can answer by code.`,
    notYet: 'No invitations have gone out yet.',
    byQuota:
      'Interviewers are sent to a stratum with a number of interviews that they may bring from there, and no more are taken in. Whom they speak to there is not drawn by chance: margins of error treat these answers as if it were.',
  },
  withheld: (n) => `Withheld to protect people: ${pluralEn(n, 'answer', 'answers')}`,
};
