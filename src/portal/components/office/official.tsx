import type { Officials } from '../../../../read-models/petition-papers.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { isShown, Written } from '../text.js';

/** What an official is called: they act in office, so their name stands beside what they did. */
export function officialName(officials: Officials, pseudonym: string | undefined, lang: Lang): string {
  const name = pseudonym === undefined ? undefined : officials[pseudonym];
  if (!name) return say(lang).rooms.somebody;
  return isShown(name) ? name.name : say(lang).shell.nameErased;
}

type Props = {
  /** What was done, up to the name. */
  readonly did: string;
  readonly by: string | undefined;
  readonly at: string;
  readonly officials: Officials;
  readonly lang: Lang;
};

/** Who did something in office, and when. */
export const Act = ({ did, by, at, officials, lang }: Props) => (
  <>
    {did} <Written text={officialName(officials, by, lang)} />, <time dateTime={at}>{format(lang).moment(at)}</time>
  </>
);
