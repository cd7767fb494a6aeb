import type { PetitionStatus } from '../../../read-models/petition-documents.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

/** The tone of a state beside its word: waiting, good, bad, over. */
export const TONES: Readonly<Record<PetitionStatus, string>> = {
  draft: 'over',
  gathering: '',
  submitted: 'waits',
  refused: 'bad',
  appealed: 'waits',
  open: '',
  'goal-reached': 'waits',
  closed: 'over',
  withdrawn: 'over',
  answered: 'good',
};

export const Tag = ({ tone = '', children }: { tone?: string; children: string }) => (
  <span class={tone ? `tag ${tone}` : 'tag'}>{children}</span>
);

export const StatusTag = ({ status, lang }: { status: PetitionStatus; lang: Lang }) => (
  <Tag tone={TONES[status]}>{say(lang).petitions.status[status]}</Tag>
);
