import { daysLeft, format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number, date } = format('en');

export const petitions: Catalogue['petitions'] = {
  title: 'Petitions',
  one: 'Petition',
  lead: 'Propose a change to the city. Once enough people have signed, the Mayor has to answer in public.',
  description: 'Read and sign the petitions of the people of Tbilisi.',
  start: 'Write a petition',
  status: {
    draft: 'Draft',
    gathering: 'Gathering support',
    submitted: 'Being checked',
    refused: 'Refused',
    appealed: 'Under appeal',
    open: 'Open for signatures',
    'goal-reached': 'Awaiting answer',
    closed: 'Closed',
    withdrawn: 'Withdrawn by its author',
    answered: 'Answered',
  },
  tabs: {
    all: 'All',
    open: 'Open',
    'goal-reached': 'Awaiting answer',
    answered: 'Answered',
    closed: 'Closed',
    refused: 'Refused',
    appealed: 'Under appeal',
    withdrawn: 'Withdrawn',
  },
  tabsLabel: 'Petitions by state',
  addressee: { mayor: 'the Mayor of Tbilisi', sakrebulo: 'the Sakrebulo of Tbilisi' },
  addressedTo: { mayor: 'To the Mayor of Tbilisi', sakrebulo: 'To the Sakrebulo of Tbilisi' },
  signatures: (n) => pluralEn(n, 'signature', 'signatures'),
  signaturesWord: (n) => (n === 1 ? 'signature' : 'signatures'),
  goalOf: (goal) => `goal: ${number(goal)}`,
  progress: (n, goal) => `${pluralEn(n, 'signature', 'signatures')} of ${number(goal)}`,
  supporters: (n, min) => `${pluralEn(n, 'supporter', 'supporters')} of ${number(min)} needed`,
  supportersOf: (n, min) => `${n === 1 ? 'supporter' : 'supporters'} of ${number(min)} needed`,
  left: (closesAt, now) => {
    const days = daysLeft(closesAt, now);
    return days > 1 ? `${number(days)} days left` : days === 1 ? 'Last day' : 'Time is up';
  },
  answeredOn: (at) => `Answered on ${date(at)}`,
  lastDay: (n) => `Last 24 hours: +${number(n)}`,
  wholeCity: 'Whole city',
  search: {
    form: 'Search petitions',
    label: 'Search petitions',
    hint: 'Bicycle, park…',
    district: 'District',
    sort: 'Sort by',
    sorts: { newest: 'Newest', signatures: 'Most signatures', trending: 'Trending now' },
    filters: 'Filters and sorting',
  },
  found: (n) => `${pluralEn(n, 'petition', 'petitions')} found`,
  nothing: {
    title: 'We found no such petition',
    text: 'Try another word or fewer filters. You can also write such a petition yourself.',
    reset: 'See all petitions',
  },
  home: {
    title: 'Home',
    heading: 'A city we run together',
    lead: 'Write a petition, or sign somebody else’s. Everyone will see the answer, and you can check every number yourself.',
    stats: { signatures: 'signatures', running: 'open petitions', answers: 'answers given' },
    deeds: 'What you can do',
    write: { title: 'Write a petition', text: 'One demand, in plain words. It takes about ten minutes.' },
    sign: { title: 'Sign', text: 'A personal number and a one-time code are enough.' },
    map: {
      title: 'Report a problem',
      text: 'A hole, a lamp that is out, a tree: see on the map what is being put right near you.',
    },
    talk: {
      title: 'Talk about it',
      text: 'In the forum arguments for and against stand side by side; City Hall answers, too.',
    },
    figures: {
      title: 'See how it went',
      text: 'How many days it takes to put things right, and whether terms are kept.',
    },
    check: { title: 'Check', text: 'Every signature is in a log that cannot be changed. Paste a receipt and see.' },
    active: 'Active petitions',
    allActive: 'All open petitions',
    noActive: 'No petition is open for signatures just now.',
    answered: 'Latest answers',
    allAnswered: 'All answers',
    noAnswered: 'No answer has been given yet.',
    how: 'How it works',
    steps: (r) => [
      { title: 'You write', text: 'One demand, and the reasons for it.' },
      { title: pluralEn(r.sponsors, 'supporter', 'supporters'), text: 'Send the link to people who agree with you.' },
      {
        title: 'A check',
        text: `A moderator checks it against the rules within ${number(r.moderationDays)} days, and gives reasons for a refusal.`,
      },
      {
        title: pluralEn(r.goal, 'signature', 'signatures'),
        text: `You have ${number(r.windowDays)} days to gather them.`,
      },
      {
        title: 'An answer',
        text: `The Mayor answers in public within ${number(r.answerDays)} days. The answer stays open to all.`,
      },
    ],
    inTime: (inTime, all) => `${number(inTime)} of ${pluralEn(all, 'answer', 'answers')} came on time`,
    overdue: (n) => `${pluralEn(n, 'answer', 'answers')} fell overdue`,
  },
};
