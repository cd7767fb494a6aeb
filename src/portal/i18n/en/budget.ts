import { format, lastMoment, pluralEn } from '../format.js';

const { number, lari, date, list } = format('en');
const last = (at: string) => date(lastMoment(at));

/** Budget rounds: what there is to give, by which rules, when, and what came of it. */
export const budget = {
  title: 'Participatory budget',
  lead: 'You decide on a part of the city’s budget: bring an idea, talk about those of others, and vote.',
  description: 'The participatory budget of Tbilisi: rounds, money, dates, proposals and results.',
  how: 'How it works',
  steps: [
    'People of Tbilisi write down ideas: what should be done, and where.',
    'Officials check whether the city can do it and what it costs. Why something is rejected is for everybody to read.',
    'Those who may vote do so in secret. Trustees open the ballots only when voting is closed.',
    'Anybody can count the result again, and how far the winners are built stands on their pages.',
  ],
  rounds: 'Rounds',
  none: 'No round has been opened yet.',
  spending: 'Budget plan and spending',
  spendingText: 'See what the city’s budget is spent on: what was planned, and what was paid.',
  envelope: (n: number) => `${lari(n)} to give`,
  priorities: 'In this round voters put the city’s themes in order.',
  allocation: 'In this round voters split 100 lari over themes.',
  state: {
    announced: 'Voting is to come',
    voting: 'Voting is open',
    closed: 'Voting has ended',
    opened: 'Ballots are opened',
    counted: 'Result is published',
    certified: 'Result is certified',
  },
  phases: {
    title: 'Phases',
    here: 'We are here now',
    term: (from: string, until: string) => `${date(from)} – ${last(until)}`,
    between: 'We are between two phases now.',
    informing: 'Informing',
    proposals: 'Proposals are taken',
    review: 'Proposals are reviewed',
    deliberation: 'Deliberation',
    voting: 'Voting',
    counting: 'Counting',
    results: 'Results',
    implementation: 'Implementation',
  },
  votingTerm: (from: string, until: string) => `Voting: ${date(from)} – ${last(until)}`,
  pots: {
    title: 'The money',
    hint: 'A project is paid from the money of what it is for: the whole city’s, or one district’s.',
    pot: 'For',
    money: 'Money',
    share: 'Share',
    city: 'The whole city',
    total: 'Altogether',
    bar: (name: string, money: number) => `${name}: ${lari(money)}`,
  },
  rules: {
    title: 'The rules',
    pinned: 'The rules were fixed when the round was opened, and do not change any more.',
    voters: {
      resident: (age: number) => `Whoever is registered in Tbilisi may vote from the age of ${number(age)}.`,
      'registered-voter': (age: number) => `Whoever is on the list of voters may vote from the age of ${number(age)}.`,
    },
    ballot: {
      allocation: (points: number) => `Each voter splits exactly ${number(points)} lari over the themes.`,
      approval: (city: number, district: number) =>
        `Each voter chooses up to ${pluralEn(city, 'project', 'projects')} of the city, and up to ${number(district)} of a district.`,
      knapsack: 'Each voter chooses projects whose costs together fit into the money.',
      rankingThemes: (points: string) =>
        `Each voter puts themes in order. The places are worth these points: ${points}.`,
      ranking: (points: string) => `Each voter puts projects in order. The places are worth these points: ${points}.`,
      points: (points: number, most: number) =>
        `Each voter gives up to ${pluralEn(points, 'point', 'points')}, and at most ${number(most)} to one project.`,
    },
    priorities:
      'The result is an order of themes: what earns more points by its places stands before the others. No project wins.',
    tally: {
      'weighted-mean':
        'The result is the mean share of each theme, with the median and the number of voters beside it.',
      greedy:
        'Projects with more votes win. One that does not fit into what is left is skipped, and the next is tried.',
      'greedy-no-skip': 'Projects with more votes win, as long as the next one fits into what is left.',
      'greedy-per-cost': 'Projects with more votes for each lari win, as long as the money lasts.',
      'equal-shares':
        'The method of equal shares: the money is divided equally among all voters, and supporters pay for a project from their own shares.',
      phragmen: 'Phragmén’s sequential rule: supporters earn money at the same speed until they can buy a project.',
      borda: 'Projects that earn more points by their places win, as long as the money lasts.',
    },
    districts: {
      own: 'Of districts, a voter chooses projects of their own one alone. A ballot that names two districts does not count. Since ballots are secret nobody can check where a voter lives: please keep to it.',
      one: 'Of districts, a voter chooses projects of one, whichever they like. A ballot that names two districts does not count.',
      all: 'A voter may choose projects of any district.',
    },
    leftover: {
      city: 'What is left over of a district’s money goes to the whole city’s, which is counted last.',
      stays: 'What is left over of a district’s money is not spent in this round.',
    },
    step: (tetri: number) => `Shares grow by ${lari(tetri)} from step to step.`,
    comparison:
      'Plain votes are counted as well. If more voters have more of their projects among the winners by plain votes than by equal shares, those win.',
    minVotes: (n: number) =>
      n === 1 ? 'A project without a vote does not win.' : `A project with fewer than ${number(n)} votes does not win.`,
    ties: (criteria: readonly string[]) => `Ties are settled by: ${list(criteria)}.`,
    tie: { 'lower-cost': 'the lower cost', 'higher-cost': 'the higher cost', 'more-votes': 'more votes', lot: 'lot' },
    lot: 'The number that orders lots was sealed when the round was opened, and is published after voting. Its SHA-256:',
    seed: 'The published number:',
    complaints: (days: number) =>
      `Anybody may complain about the result within ${pluralEn(days, 'day', 'days')} of its publication.`,
  },
  themes: { title: 'Themes', theme: 'Theme', earlier: 'Shares of earlier years', year: (year: number) => `${year}` },
  ballot: {
    title: 'The ballot',
    projects: (n: number) => `${pluralEn(n, 'project stands', 'projects stand')} on the ballot`,
    ready: (n: number) => `${pluralEn(n, 'project has', 'projects have')} passed the review`,
    eligible: (n: number) => `${pluralEn(n, 'person', 'people')} may vote`,
    trustees: (names: readonly string[], threshold: number) =>
      `Trustees: ${list(names)}. To open the ballots it takes ${number(threshold)} of them.`,
    keys: 'Keys of the round',
    roundKey: 'Key of the round',
    boxKey: 'Key of the box',
    issuer: (name: string) => `Key of the issuer: ${name}`,
    vote: 'Vote',
    turnout: (voters: number, ballots: number) =>
      `${pluralEn(voters, 'person has', 'people have')} voted, ${pluralEn(ballots, 'ballot lies', 'ballots lie')} in the box`,
  },
  result: {
    title: 'Result',
    whole: 'The whole result',
    version: (n: number, at: string) => `Version ${number(n)}, published: ${date(at)}`,
    ballots: (n: number, blank: number) => `${pluralEn(n, 'ballot', 'ballots')}, of them ${number(blank)} blank`,
    winners: (n: number, spent: number) => `${pluralEn(n, 'project', 'projects')}, ${lari(spent)}`,
    noWinners: 'No project has won from this money.',
    mean: 'Mean',
    median: 'Median',
    digest: 'SHA-256 of the result:',
    complainUntil: (at: string) => `Complaints are taken until: ${last(at)}`,
    certified: (at: string) => `The result was certified: ${date(at)}`,
    waiting: 'The result is published when voting is closed and the ballots are opened.',
  },
  complaints: {
    title: 'Complaints',
    hint: 'If you think that the result is wrong, write what and why. Your words are read only by those who decide.',
    text: 'What is wrong',
    send: 'Send the complaint',
    signIn: 'Sign in to complain.',
    none: 'No complaint has come in.',
    came: (at: string, version: number) => `Came in: ${date(at)}, version ${number(version)}`,
    waits: 'Waits for a decision',
    outcome: { upheld: 'Upheld', dismissed: 'Dismissed' },
    errors: { text: 'Write between 30 and 4,000 characters.' },
    sent: 'The complaint has come in. You will find the decision on this page.',
  },
  data: {
    title: 'Data',
    rules: 'Rules and state (JSON)',
    projects: 'The ballot (JSON)',
    result: 'The result (JSON)',
    log: 'All entries in the log',
  },
  reminder: {
    title: 'Reminder',
    text: 'We can write to you three days before proposals, and votes, are taken no more.',
    on: 'We will write to you three days before proposals, and votes, are taken no more.',
    ask: 'Remind me',
    stop: 'Do not remind me',
  },
  notices: {
    reminded: 'You will be reminded.',
    unreminded: 'You will not be reminded.',
    opened: 'The round is opened.',
    'open-voting': 'Voting is opened.',
    close: 'Voting is closed.',
    count: 'Counting goes on.',
    certify: 'The result is certified.',
  },
} as const;
