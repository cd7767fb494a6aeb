import { pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

export const sharing: Catalogue['sharing'] = {
  city: 'Tbilisi',
  title: 'Share it',
  copy: 'Copy the link',
  copied: 'The link is copied',
  native: 'Share…',
  mail: 'E-mail',
  link: 'Link to this page',
  mastodon: {
    title: 'Share on Mastodon',
    lead: 'Enter the server that holds your account. We take you there, and you see the text before you post it. We do not keep the server’s name.',
    post: 'What you share',
    host: 'Your server',
    hint: 'For example: mastodon.social',
    send: 'Continue',
    error: 'Enter the name of a server, such as mastodon.social, without https:// and without your user name.',
  },
  embed: {
    read: 'Read all of it',
    gone: 'This page is not public any more, or there is none',
    home: 'Go to the portal',
  },
  embedCode: 'Show it on your site',
  embedHint: 'Copy this code into the HTML of your page. The card follows no reader and sets no cookie.',
  feeds: {
    petitions: 'New petitions',
    answers: 'Answers of City Hall and the Sakrebulo',
    reports: 'New reports on the map',
    topics: 'New topics in the forum',
    figures: 'Official figures',
    rounds: 'Budget rounds',
    proposal: (title: string) => `News of the proposal: ${title}`,
    round: (title: string) => `New proposals: ${title}`,
    petition: (title) => `News of a petition: ${title}`,
    report: (title) => `News of a report: ${title}`,
    topic: (title) => `New replies in a topic: ${title}`,
    closedPetition: 'News of a petition',
    figure: (title, signatures) => `${title}: ${pluralEn(signatures, 'signature', 'signatures')}`,
    follow: 'Follow as a feed',
  },
};
