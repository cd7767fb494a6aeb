import type { Framed, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Guard } from '../guard.js';

/** A file that was tried, and what goes along with it. */
export type TriedFile = {
  /** The form's address. */
  readonly action: string;
  readonly with: Readonly<Record<string, string>>;
  /** SHA-256 of the file, and the file itself in base64: what is imported is what was tried, byte by byte. */
  readonly digest: string;
  readonly file: string;
};

/** So many wrong lines are shown: who has more corrects these first. */
const MOST_SHOWN = 200;

/** The file goes along in the form, for no browser would choose it a second time by itself. */
export function ImportForm({ frame, tried, lang }: Framed & { readonly tried: TriedFile; readonly lang: Lang }) {
  const { digest, file, action } = tried;
  const fields = { ...tried.with, digest, carried: file };
  return (
    <form method="post" action={action} encType="multipart/form-data" data-once>
      <Guard frame={frame} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="button" name="step" value="import">
        {say(lang).imports.go}
      </button>
    </form>
  );
}

/** `why`: what is to be corrected, in the words of the page. */
export type WrongLine = { readonly line: number; readonly why: string };

/** The lines that keep a file out. */
export function WrongLines(props: {
  readonly lines: readonly WrongLine[];
  readonly lead: string;
  readonly lang: Lang;
}) {
  const { lines, lead, lang } = props;
  const t = say(lang).imports;
  return (
    <section class="stack" aria-labelledby="wrong">
      <h2 id="wrong">{t.wrongLines}</h2>
      <p>{lead}</p>
      <div class="scroller">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.line}</th>
              <th scope="col">{t.reason}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, MOST_SHOWN).map(({ line, why }) => (
              <tr>
                <th scope="row">{line}</th>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > MOST_SHOWN && <p>{t.others(lines.length - MOST_SHOWN)}</p>}
    </section>
  );
}
