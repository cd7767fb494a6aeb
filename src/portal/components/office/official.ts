import type { Officials } from '../../../../read-models/petition-papers.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { isShown } from '../text.js';

/** What an official is called: they act in office, so their name stands beside what they did. */
export function officialName(officials: Officials, pseudonym: string | undefined, lang: Lang): string {
  const name = pseudonym === undefined ? undefined : officials[pseudonym];
  if (!name) return say(lang).rooms.somebody;
  return isShown(name) ? name.name : say(lang).shell.nameErased;
}
