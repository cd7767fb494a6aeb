import type { Catalogue } from './catalogue.js';
import { account } from './en/account.js';
import { facts, log, timeline } from './en/log.js';
import { office } from './en/office.js';
import { petition } from './en/petition.js';
import { petitions } from './en/petitions.js';
import { refusals } from './en/refusals.js';
import { shell } from './en/shell.js';
import { accessibility, errors, privacy } from './en/statements.js';
import { signing, writing } from './en/writing.js';

/** The portal in English. */
export const en: Catalogue = {
  shell,
  petitions,
  petition,
  writing,
  signing,
  account,
  office,
  facts,
  timeline,
  log,
  errors,
  privacy,
  accessibility,
  refusals,
};
