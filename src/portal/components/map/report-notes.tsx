import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { keptOf } from '../../kept.js';
import { TextArea } from '../field.js';
import { Written } from '../text.js';
import { Act, type ActProps } from './report-act.js';

/** What officials note for one another: nobody else reads it. */
export function ReportNotes({ view, lang }: ActProps) {
  const { notes, writes } = view.office;
  const t = say(lang).reportActs.notes;
  return (
    <section class="card stack" aria-labelledby="notes">
      <h2 id="notes">{t.title}</h2>
      <p class="hint">{t.lead}</p>
      {notes.length === 0 ? (
        <p class="meta">{t.none}</p>
      ) : (
        <ol class="plain stack">
          {notes.map(({ text }) => (
            <li class="message">
              <Written text={text} />
            </li>
          ))}
        </ol>
      )}
      {writes && (
        <Act view={view} lang={lang} deed="notes" title={t.add}>
          <TextArea
            lang={lang}
            name="text"
            id="notes-text"
            label={t.text}
            value={keptOf(view, 'notes').text}
            most={4_000}
            error={errorOf(view.errors, 'notes-text')}
          />
        </Act>
      )}
    </section>
  );
}
