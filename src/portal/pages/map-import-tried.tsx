import type { VNode } from 'preact';
import type { Wrong } from '../../map/wrong-rows.js';
import type { MapImport } from '../../write/mapping.js';
import { Figures } from '../components/figures.js';
import { FormPage } from '../components/office/office-page.js';
import { ImportForm, type TriedFile, WrongLines } from '../components/office/tried-file.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { refusalSentence } from './error.js';

export type Tried = TriedFile & {
  readonly summary: MapImport;
  /** The name of the layer, or that it is the borders. */
  readonly of: string;
};

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
        {isWrong && (
          <WrongLines
            lines={refused.map((wrong) => ({ line: wrong.line, why: sentenceOf(wrong, lang) }))}
            lead={t.wrongLead}
            lang={lang}
          />
        )}
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

function sentenceOf({ fault, about = '', reason }: Wrong, lang: Lang): string {
  const { faults } = say(lang).mapPlacing.imports;
  const said = (faults as Readonly<Record<string, (about: string) => string>>)[fault];
  return said?.(about) ?? refusalSentence(fault, lang) ?? reason;
}
