import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Prose } from '../text.js';

/** What somebody wrote, after its form has gone: theirs to copy. */
export function Kept({ text, lang }: { readonly text: string; readonly lang: Lang }) {
  return (
    <div class="card quiet stack">
      <p>
        <b>{say(lang).reports.form.kept}</b>
      </p>
      <Prose text={text} />
    </div>
  );
}
