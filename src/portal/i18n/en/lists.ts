import { pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

export const lists: Catalogue['lists'] = {
  title: 'Signatory lists',
  lead: 'For a petition to the Sakrebulo the law asks for the list of signatories. One official asks for it, another approves, and it is opened once. Every step is recorded in the log.',
  all: 'Requests',
  none: 'There is no such request.',
  found: (n) => `${pluralEn(n, 'request', 'requests')} in all`,
  filter: 'State',
  state: { requested: 'waits for approval', approved: 'approved', opened: 'opened' },
  purpose: 'Purpose:',
  requested: 'Asked for by',
  approved: 'Approved by',
  opened: 'Opened by',
  signatures: (n) => `${pluralEn(n, 'signature', 'signatures')} on the list`,
  record: 'Entries in the log',
  ask: {
    title: 'Ask for the list',
    purpose: 'What is the list needed for?',
    purposeHint: 'This is public: who is given the list, and what law asks for it.',
    send: 'Ask for the list',
    notHere: 'This petition is addressed to the Mayor, and the law asks for no list of signatories.',
    choose: 'Choose the petition to the Sakrebulo whose list you need:',
    notYours: 'An officer asks for the list. You may approve it.',
  },
  approve: 'Approve the request',
  approveHint: 'By approving you confirm that the purpose is lawful. The list is not opened by it yet.',
  own: 'This request is your own. Another official must approve it.',
  open: 'Open and download the list',
  openHint: 'The list is opened once only. The file holds names and personal numbers: keep it in a safe place.',
  openings: 'Log of openings',
  noOpenings: 'No list has been opened yet.',
  errors: { purpose: 'The purpose must be 10 to 500 characters long, and must not begin with =, +, - or @.' },
  notices: {
    asked: 'The request is recorded. Another official must approve it now.',
    approved: 'The request is approved. The list can be opened now.',
  },
};
