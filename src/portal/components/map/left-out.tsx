import type { LeftOut } from '../../../../events/report-batches.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { refusalSentence } from '../../pages/error.js';
import { paths } from '../../paths.js';

/** Reports of one reason that are linked to. */
const MOST_LINKED = 10;

/** Reports that stay as they are, by why they do. */
export function LeftOutList({ leftOut, lang }: { leftOut: readonly LeftOut[]; lang: Lang }) {
  const { already } = say(lang).reportDesk.batch;
  const reasons = new Map<string, LeftOut[]>();
  for (const one of leftOut) reasons.set(one.because, [...(reasons.get(one.because) ?? []), one]);
  const { number } = format(lang);
  return (
    <ul class="steps-plain">
      {[...reasons].map(([because, all]) => (
        <li>
          <b>{number(all.length)}</b> —{' '}
          {because === 'already' ? already : (refusalSentence(because as never, lang) ?? because)}{' '}
          <span class="dotted">
            {all.slice(0, MOST_LINKED).map(({ report }) => (
              <a href={paths(lang).report(report)}>{report.slice(0, 8)}</a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
