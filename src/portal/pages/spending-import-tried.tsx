import type { VNode } from 'preact';
import type { FaultyRow } from '../../spending/wrong-rows.js';
import type { SpendingImport } from '../../write/spending.js';
import { Figures } from '../components/figures.js';
import { FormPage } from '../components/office/office-page.js';
import { ImportForm, type TriedFile, WrongLines } from '../components/office/tried-file.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { refusalSentence } from './error.js';
import type { Brought } from './spending-import.js';

export type TriedSpending = TriedFile & { readonly of: Brought; readonly summary: SpendingImport };

/** What a dry run of payments or of a budget found, and the button that imports the same file. */
export function TriedSpendingPage({ frame, ...tried }: Framed & TriedSpending, lang: Lang): VNode {
  const { summary, of, digest } = tried;
  const t = say(lang).spending.imports;
  const { number, lari } = format(lang);
  const { rows, added, changed, unchanged, dropped, tetri, refused } = summary;
  const isWrong = refused.length > 0;
  const isNew = added + changed + dropped > 0;
  const title = `${t.tried}: ${t[of]}`;
  const units = t.units[of];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[{ href: paths(lang).spendingImport, label: t.title }]}
      here={t.tried}
      errors={[]}
      head={
        <>
          <h1>{title}</h1>
          <p class="lead">{isWrong || isNew ? t.triedLead : t.nothing}</p>
        </>
      }
    >
      <div class="stack-wide gap-above">
        <Figures
          items={[
            { label: units.added, value: number(added) },
            { label: units.changed, value: number(changed), ...(changed > 0 && { tone: 'waits' as const }) },
            { label: units.unchanged, value: number(unchanged) },
            ...(of === 'budget'
              ? [{ label: t.dropped, value: number(dropped), ...(dropped > 0 && { tone: 'waits' as const }) }]
              : []),
            { label: t.refused, value: number(refused.length), ...(isWrong && { tone: 'bad' as const }) },
          ]}
        />
        <p>{`${t.rows}: ${number(rows)}. ${t.sum}: ${lari(tetri)}.`}</p>
        {isWrong && (
          <WrongLines
            lines={refused.map((row) => ({ line: row.line, why: sentenceOf(row, lang) }))}
            lead={t.wrongLead}
            lang={lang}
          />
        )}
        <p class="meta">
          {t.digest}: <code>{digest}</code>
        </p>
        {!isWrong && isNew && <ImportForm frame={frame} tried={tried} lang={lang} />}
        <p>
          <a href={paths(lang).spendingImport}>{t.again}</a>
        </p>
      </div>
    </FormPage>
  );
}

function sentenceOf({ fault, about = '', reason }: FaultyRow, lang: Lang): string {
  const { faults } = say(lang).spending.imports;
  const said = (faults as Readonly<Record<string, (about: string) => string>>)[fault];
  if (said) return said(about);
  const sentence = refusalSentence(fault, lang) ?? reason;
  return about === '' ? sentence : `${about}: ${sentence}`;
}
