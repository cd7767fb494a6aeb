import { format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number, lari, moment, list } = format('en');

export const results: Catalogue['results'] = {
  title: 'Result',
  waits: 'There is no result yet',
  waitsText: {
    voting: 'Voting goes on. The ballots are sealed: nobody, we included, knows how it stands.',
    closed: 'Voting has ended. Two trustees will open the ballots.',
    announced: 'Voting has not begun.',
  },
  turnout: 'Turnout',
  eligible: 'May vote',
  issued: 'Were given the right',
  voters: 'Voted',
  ballots: 'Ballots counted',
  blank: 'Of them blank',
  spoiled: 'Spoiled',
  share: (percent) => `Turnout: ${percent}`,
  noDistricts:
    'Turnout by district is not published: the log does not hold a voter’s district, so that nobody is told apart in a small one.',
  spoiledText:
    'A ballot is spoiled when its choice breaks the rules, or when it does not open. Nobody can look into a sealed ballot before.',
  pot: (name) => `Result: ${name}`,
  summary: (spent, budget, n) => `${lari(spent)} of ${lari(budget)} are spent. ${pluralEn(n, 'ballot', 'ballots')}.`,
  place: 'Place',
  project: 'Project',
  votes: 'Votes',
  points: 'Points',
  cost: 'Cost',
  running: 'Running total',
  won: 'Won',
  lost: 'Did not win',
  nobody: 'No project has won from this money.',
  why: {
    withdrawn: () => 'It was withdrawn',
    'below-threshold': (has, needs) => `It has ${number(has)}, and needs ${number(needs)}`,
    'rival-won': () => 'A project won that it cannot stand beside',
    'too-dear': (left) => `It did not fit: ${lari(left)} were left`,
    'walk-ended': (left) => `A project before it did not fit, and the count ended with ${lari(left)} left`,
    'supporters-too-poor': (money) => `Its supporters had only ${lari(money)} together`,
    'nobody-supports-it': () => 'Nobody supports it',
    'costs-nothing': () => 'It costs nothing, and is done without the vote',
  },
  ties: {
    title: 'Ties',
    tie: (tied, chosen) => `These stood alike: ${list(tied)}. ${chosen} came first.`,
    by: {
      id: 'The number decided.',
      'lower-cost': 'The lower cost decided.',
      'higher-cost': 'The higher cost decided.',
      'more-votes': 'The larger number of votes decided.',
      lot: 'The lot decided, by the number that was sealed before the vote.',
    },
    decisive: {
      yes: 'Another order would have brought another winner.',
      no: 'The winners would have been the same in another order.',
      unknown: 'Another order was not tried.',
    },
    seed: 'The sealed number',
    commitment: 'Its SHA-256, published before the vote',
    how: 'The lot of a project is the SHA-256 of that number and the project’s own: the smallest comes first.',
  },
  themes: {
    title: 'Mean share of each theme',
    lead: (n) =>
      `Mean and median of how ${pluralEn(n, 'voter has', 'voters have')} split 100 lari. What a sub-topic was given counts for its theme, too.`,
    theme: 'Theme',
    mean: 'Mean',
    median: 'Median',
    earlier: (year) => `In ${year}`,
    bar: (name, mean) => `${name}: ${mean}`,
    ghost: (name, year, share) => `${name}, in ${year}: ${share}`,
  },
  version: (n, at) => `Version ${number(n)}, published: ${moment(at)}`,
  certified: (at) => `The result is certified: ${moment(at)}`,
  uncertified: 'The result is not certified yet',
  complain: (until) => `You can complain about the result until ${moment(until)}.`,
  complainButton: 'Complain',
  complainOver: 'The time for complaints is over.',
  trustees: (names) => `The ballots were opened by ${list(names)}.`,
  digest: 'SHA-256 of the result',
  recount: {
    title: 'Recount in your browser',
    text: 'The published ballots come to this device, and are counted again by the same program that City Hall has counted with.',
    button: 'Count again',
    progress: (n, of) => `${number(n)} of ${pluralEn(of, 'ballot', 'ballots')} checked`,
    good: 'Everything fits: your browser has come to the same result.',
    bad: 'Something does not fit. Keep the file, and complain about the result.',
    failed: 'The count could not be finished. Try again.',
    steps: {
      file: {
        good: 'The file is the one whose digest is in the log',
        bad: 'The file is not the one that the log names',
      },
      ballots: {
        good: 'Every ballot says what its voter has sealed',
        bad: 'A ballot does not say what was sealed, or breaks the rules unnoticed',
      },
      seed: {
        good: 'The number of the lots was sealed before the vote',
        bad: 'The number of the lots is not the sealed one',
      },
      result: {
        good: 'The count gives the published result',
        bad: 'The count gives another result than the published one',
      },
    },
    unopenable: (n) =>
      `${pluralEn(n, 'ballot', 'ballots')} did not open, or held something else than was bound: the file holds the proof, and the command ghia recount budget checks it.`,
    only: 'Only the command ghia recount budget checks that every ballot has true tokens of the issuers, that one ballot counts for each key, that there are no more ballots than rights to vote, and that every ballot of the log is in the file.',
    noScript:
      'This needs scripts in your browser. Another way is the command ghia recount budget, from the public export.',
  },
  files: {
    title: 'Files',
    lead: 'No voter is named in the files. opened.jsonl holds the nameless keys of ballots: a recount goes by it.',
    opened: 'Opened ballots (opened.jsonl)',
    pb: (pot) => `Pabulib: ${pot}`,
    csv: 'Table (CSV)',
    json: 'Data (JSON)',
    result: 'Result (JSON)',
  },
  own: 'Check your own ballot',
};
