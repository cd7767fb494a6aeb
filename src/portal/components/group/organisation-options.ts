import type { GroupView } from '../../../../read-models/meetings.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { worded } from './wording.js';

/** The organisations that are described, to choose from. */
export const organisationOptions = (organisations: GroupView['organisations'], lang: Lang) => [
  { value: '', label: say(lang).groupOffice.draft.noOrganisation },
  ...organisations.map(({ id, name }) => ({ value: id, label: worded(name, lang) })),
];
