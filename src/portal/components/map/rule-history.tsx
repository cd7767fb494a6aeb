import type { RuleVersion } from '../../../../read-models/rule-changes.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { FieldChanges } from '../field-changes.js';
import { factName } from '../timeline.js';

type Props = { readonly versions: readonly RuleVersion[]; readonly lang: Lang };

/** Every version, the newest first, and what each changed. */
export function RuleHistory({ versions, lang }: Props) {
  const words = say(lang);
  const t = words.mapRules.history;
  if (versions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="history">
      <h2 id="history">{t.title}</h2>
      <ol class="timeline">
        {versions.map(({ event, type, at, whole }, i) => {
          const before = versions.slice(i + 1).find((one) => one.whole !== null)?.whole ?? null;
          return (
            <li class="stack">
              <b id={`change-${event}`}>{factName(type, words)}</b>
              {whole && (
                <details class="fold">
                  <summary>{t.what}</summary>
                  <FieldChanges
                    change={{ readModel: '', id: event, before, after: whole }}
                    labelledBy={`change-${event}`}
                    lang={lang}
                  />
                </details>
              )}
              <p class="meta dotted">
                <time dateTime={at}>{format(lang).moment(at)}</time>
                <a href={paths(lang).receipt(event)}>{words.log.receipt.title}</a>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
