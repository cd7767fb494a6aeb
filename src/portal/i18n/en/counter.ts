import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number, moment, list } = format('en');

export const counter: Catalogue['counter'] = {
  title: 'Helping people to vote',
  lead: 'You check who somebody is, and give them a one-time number. They vote at a kiosk, or you enter their paper form.',
  choose: 'In which vote do they take part?',
  none: 'No vote is going on now.',
  until: (at) => `Voting ends: ${moment(at)}`,
  ways: { kiosk: 'kiosk', paper: 'paper', online: 'portal' },
  noWay: 'The rules of this round do not let anybody vote with an official’s help.',
  form: 'Whom you help',
  channel: 'How will they vote?',
  channels: {
    kiosk: 'At a kiosk, by themselves',
    paper: 'On a paper form, which an official enters afterwards',
  },
  aloudTitle: 'Read this aloud',
  aloud:
    'The right to vote is issued in your name, and a message tells you so. You are given a number that works once, within two hours. A vote cast so cannot be changed, and nobody can bring back a number that is lost. If you have a device of your own, vote on the portal: there you can change your vote until voting closes.',
  confirmed: 'I have read these words to the person, and they agree',
  unconfirmed: 'No number is given without the person’s consent.',
  noChannel: 'Choose how they will vote.',
  give: 'Give a number',
  steps: {
    title: 'How it works',
    items: [
      'Ask for an identity document, and copy its details into the form.',
      'Hand the number to this person alone, and keep no copy.',
      'At the kiosk the person is alone: do not look at the screen.',
      'A filled-in paper form lies in an envelope with the number. Have it entered by another official, who does not know the person.',
    ],
  },
  sees: {
    title: 'Who sees what',
    items: [
      'You see who the person is, and the number. This page knows no choice.',
      'The kiosk page sees the number and the choice, and no name. The server seals the ballot, and keeps neither number nor choice.',
      'The record keeps, by pseudonyms, that this person’s right was issued with your help. The number is recorded nowhere.',
      'Whoever learns the number can vote in their place; whoever watches the server at that very time can join the two by the number.',
    ],
  },
  given: {
    title: 'The number is given',
    once: 'This page is shown once. Write the number down, or print it, and hand it over.',
    until: (at) => `It works once, until ${moment(at)}.`,
    kiosk: 'At the kiosk, open this page:',
    paper: 'To enter the filled-in form, open this page:',
    next: 'Next person',
    print: 'If the server is restarted meanwhile, the number is lost, and the person cannot vote any more.',
  },
  refused: {
    'credential.not-eligible': 'Under the rules of the round this person may not vote.',
    'credential.already-issued':
      'This person’s right to vote was issued already. It is not issued twice, wherever they ask.',
  },
  kiosk: {
    title: 'Voting with a number',
    lead: 'Enter the number that the official gave you.',
    number: 'One-time number',
    numberHint: 'Twelve digits, in groups of four',
    go: 'Open the ballot',
    wrong: 'The number is wrong, was used, or is older than two hours. Check it, or ask the official.',
    tooMany: 'Too many numbers were tried. Try again in a few minutes.',
    seesTitle: 'Who sees what',
    sees: {
      kiosk: [
        'This page does not know your name: it sees the number and the choice alone, and keeps neither.',
        'The server seals the ballot in your place. Whoever knows the number, and watches the server right now, learns your choice.',
        'Nobody else should see the screen. If somebody watches you, ask them to step back.',
      ],
      paper: [
        'You see the choice that is marked on the form. Who filled it in does not stand on this page, and you should not know.',
        'The page sees the number and the choice, and no name, and keeps neither. The server seals the ballot.',
        'Copy exactly what is marked. If the form breaks the rules, give it back: the number still works.',
      ],
    },
    final: 'A vote cast so cannot be changed.',
    nothing: 'Nothing is cast yet: the number still works.',
    cast: 'Cast the ballot',
    done: {
      text: 'The vote was taken. It cannot be changed, and the number does not work any more.',
      paper:
        'The form was taken. It cannot be changed, and the number does not work any more. Hand the paper in for keeping.',
      digest:
        'If you wish, write down the digest of the ballot: with it you can check that the ballot is recorded. After the opening it shows what you chose, to whoever has it.',
      next: 'Finish',
    },
  },
  fields: {
    counters: 'Where may people vote who have no device?',
    countersHint: 'With none ticked, votes are cast from a device of one’s own alone.',
    names: 'Names of trustees and issuers',
    namesHint: 'One a line: code; in Georgian; in English. The code is the one that trustees make their keys with.',
  },
  city: 'Tbilisi City Hall',
  rules: {
    none: 'Votes are cast from a device of one’s own alone.',
    some: (ways) => `Whoever has no device votes at a service hall, with a document: ${list(ways)}.`,
    kiosk: 'at a kiosk',
    paper: 'on paper',
  },
  turnout: {
    title: 'How the right was issued',
    line: (online, kiosk, paper) =>
      `On the portal: ${number(online)} · for the kiosk: ${number(kiosk)} · for paper: ${number(paper)}`,
  },
};
