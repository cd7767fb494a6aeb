import type { VNode } from 'preact';
import type { Wrong } from '../../map/wrong-rows.js';
import type { MapImport } from '../../write/mapping.js';
import { Figures } from '../components/figures.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths, withQuery } from '../paths.js';
import { refusalSentence } from './error.js';

export type Tried = {
  readonly summary: MapImport;
  /** The name of the layer, or that it is the borders. */
  readonly of: string;
  /** What goes along with the file. */
  readonly with: Readonly<Record<string, string>>;
  /** The form's address. */
  readonly action: string;
  /** SHA-256 of the file, and the file itself in base64: what is imported is what was tried, byte by byte. */
  readonly digest: string;
  readonly file: string;
};

/** So many wrong lines are shown: who has more corrects these first. */
const MOST_SHOWN = 200;

/** What a dry run found, and the button that imports the same file. */
export function TriedImportPage({ frame, ...tried }: Framed & Tried, lang: Lang): VNode {
  const { summary, of, digest } = tried;
  const { mapRules, mapPlacing } = say(lang);
  const t = mapPlacing.imports;
  const to = paths(lang);
  const { number } = format(lang);
  const { added, changed, unchanged, refused } = summary;
  const isWrong = refused.length > 0;
  const isNew = added + changed > 0;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={`${t.tried}: ${of}`}
      way={[
        { href: to.mapOffice, label: mapRules.title },
        { href: to.mapImport, label: t.title },
      ]}
      here={t.tried}
      errors={[]}
      head={
        <>
          <h1>{`${t.tried}: ${of}`}</h1>
          <p class="lead">{isWrong || isNew ? t.triedLead : t.nothing}</p>
        </>
      }
    >
      <div class="stack-wide gap-above">
        <Figures
          items={[
            { label: t.added, value: number(added) },
            { label: t.changed, value: number(changed) },
            { label: t.unchanged, value: number(unchanged) },
            { label: t.refused, value: number(refused.length), ...(isWrong && { tone: 'bad' as const }) },
          ]}
        />
        {isWrong && <WrongLines refused={refused} lang={lang} />}
        <p class="meta">
          {t.digest}: <code>{digest}</code>
        </p>
        {!isWrong && isNew && <ImportForm frame={frame} tried={tried} lang={lang} />}
        <p>
          <a href={withQuery(to.mapImport, { layer: tried.with.layer })}>{t.again}</a>
        </p>
      </div>
    </FormPage>
  );
}

/** The file goes along in the form, for no browser would choose it a second time by itself. */
function ImportForm({ frame, tried, lang }: Framed & { readonly tried: Tried; readonly lang: Lang }) {
  const { digest, file, action } = tried;
  const fields = { ...tried.with, digest, carried: file };
  return (
    <form method="post" action={action} encType="multipart/form-data" data-once>
      <Guard frame={frame} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="button" name="step" value="import">
        {say(lang).mapPlacing.imports.go}
      </button>
    </form>
  );
}

function WrongLines({ refused, lang }: { readonly refused: readonly Wrong[]; readonly lang: Lang }) {
  const t = say(lang).mapPlacing.imports;
  return (
    <section class="stack" aria-labelledby="wrong">
      <h2 id="wrong">{t.wrongLines}</h2>
      <p>{t.wrongLead}</p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, MOST_SHOWN).map((wrong) => (
            <tr>
              <th scope="row">{wrong.line}</th>
              <td>{sentenceOf(wrong, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {refused.length > MOST_SHOWN && <p>{t.others(refused.length - MOST_SHOWN)}</p>}
    </section>
  );
}

function sentenceOf({ fault, about = '', reason }: Wrong, lang: Lang): string {
  const { faults } = say(lang).mapPlacing.imports;
  const said = (faults as Readonly<Record<string, (about: string) => string>>)[fault];
  return said?.(about) ?? refusalSentence(fault, lang) ?? reason;
}
