import type { BatchState } from '../../../../read-models/batch-documents.js';
import type { BatchView } from '../../../../read-models/report-batches.js';
import type { Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';

const TONES: Readonly<Record<BatchState, string>> = {
  running: 'waits',
  done: 'good',
  undoing: 'waits',
  undone: 'over',
};

type Props = { readonly batch: BatchView; readonly lang: Lang };

export const BatchTag = ({ batch: { state }, lang }: Props) => (
  <Tag tone={TONES[state]}>{say(lang).reportDesk.batch.state[state]}</Tag>
);

export const actionOf = ({ action }: Pick<BatchView, 'action'>, lang: Lang): string =>
  say(lang).reportDesk.actions[action as keyof Catalogue['reportDesk']['actions']];

/** How far a batch has come, in a sentence. */
export function progressOf({ state, changed, putBack, count }: BatchView, lang: Lang): string {
  const t = say(lang).reportDesk.batch;
  return state === 'undoing' || state === 'undone' ? t.putBack(putBack, count) : t.changed(changed, count);
}

/** Changes of many reports, each leading to what came of it. */
export const BatchList = ({ batches, lang }: { batches: readonly BatchView[]; lang: Lang }) => (
  <ul class="rows">
    {batches.map((batch) => (
      <li>
        <p class="kicker">
          <BatchTag batch={batch} lang={lang} />
          <a href={paths(lang).reportBatch(batch.id)}>{actionOf(batch, lang)}</a>
        </p>
        <p class="meta dotted">
          <span>{progressOf(batch, lang)}</span>
          <span>{say(lang).reportDesk.batch.begun(batch.begunAt)}</span>
        </p>
      </li>
    ))}
  </ul>
);
