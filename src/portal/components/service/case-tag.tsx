import type { CaseStatus } from '../../../../read-models/case-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';

const TONES: Readonly<Record<CaseStatus, string>> = {
  ...{ submitted: 'waits', accepted: 'waits', returned: 'over', 'in-work': 'waits' },
  ...{ waiting: 'waits', decided: 'good', closed: 'over', withdrawn: 'over' },
};

/** How a case stands, as its applicant reads it, or as the office does. */
export const CaseTag = ({ status, lang, office }: { status: CaseStatus; lang: Lang; office?: boolean }) => (
  <Tag tone={TONES[status]}>
    {office && status === 'waiting' ? say(lang).cases.queue.waits : say(lang).cases.status[status]}
  </Tag>
);
