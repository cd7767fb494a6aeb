import type { ReportTask } from '../../../../read-models/ogp-report-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';
import { Official, textIn, word } from './official.js';

type Props = { readonly tasks: readonly ReportTask[]; readonly lang: Lang };

/** Undertakings and steps that are open: who has to do them, and by when. */
export function ReportTasks({ tasks, lang }: Props) {
  const { ogp: t, ogpReport: r } = say(lang);
  if (tasks.length === 0) return <p>{r.noTasks}</p>;
  return (
    <ul class="rows">
      {tasks.map((one) => (
        <li key={one.id}>
          <p>{one.text ? <Official said={one.text} lang={lang} /> : `${r.step}: ${stepIn(one, lang)}`}</p>
          <p class="meta dotted">
            <span>{ownerIn(one, lang)}</span>
            <time dateTime={one.due}>{r.dueBy(one.due)}</time>
            {one.overdue && <Tag tone="bad">{t.overdue}</Tag>}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What a step on a commitment's way does, by its name; where it is none that has words, as the workflow calls it. */
export const stepIn = ({ does = '', step, id }: ReportTask, lang: Lang): string =>
  word(say(lang).groupTasks.workflow.does, does) || (step ?? id);

/** Whoever has to do it, by the name they had then. */
export const ownerIn = ({ owner: { name, organisation, role } }: ReportTask, lang: Lang): string =>
  name ? textIn(name, lang) : (organisation ?? role ?? '—');
