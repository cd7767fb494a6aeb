import { PROXY_BASES } from '../../../../events/cases.js';
import type { ApplicationDraft } from '../../../services/application-drafts.js';
import type { Opening } from '../../application-steps.js';
import { type DateParts, datePartsIn } from '../../date-parts.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Choices } from '../choices.js';
import { DateField } from '../date-field.js';
import { Field } from '../field.js';
import { KnownByDocument } from '../office/known-by-document.js';

type Props = {
  readonly view: {
    readonly draft: ApplicationDraft;
    readonly errors: readonly FormError[];
    readonly typed?: Readonly<Record<string, string | undefined>>;
    /** What was typed of the date of birth, where a document is asked for. */
    readonly born?: DateParts | undefined;
  };
  readonly lang: Lang;
};

/** The official writes down who stands before them. */
export function ShownDocumentFields({ view: { draft, errors, typed = {}, born }, lang }: Props) {
  const t = say(lang).applying.document;
  const { shown } = draft;
  const kept = {
    ...{ personalNumber: typed.personalNumber ?? shown?.personalNumber ?? '' },
    ...{ documentNumber: typed.documentNumber ?? shown?.documentNumber ?? '' },
    birthDate: born ?? partsOf(shown?.birthDate),
  };
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <KnownByDocument errors={errors} kept={kept} lang={lang} />
    </>
  );
}

/** A day as it is typed. */
function partsOf(date: string | undefined): DateParts | undefined {
  const [year, month, day] = date?.split('-') ?? [];
  return day ? { day: String(Number(day)), month: String(Number(month)), year: year! } : undefined;
}

/** Somebody applies for themselves, or for whom they may speak. */
export function ForWhom({ view: { draft, errors, typed = {} }, lang }: Props) {
  const t = say(lang).applying.forWhom;
  const behalf = draft.behalf;
  const born = partsOf(behalf?.birthDate);
  const other = typed.for === 'other' || behalf !== undefined;
  return (
    <>
      <Choices
        lang={lang}
        name="for"
        legend={t.title}
        question
        hint={t.hint}
        choices={[
          { value: 'self', label: t.self },
          { value: 'other', label: t.other },
        ]}
        chosen={[other ? 'other' : 'self']}
      />
      <details class="fold" open={other}>
        <summary>{t.other}</summary>
        <div class="stack">
          <Field
            lang={lang}
            name="number"
            label={t.number}
            hint={t.numberHint}
            error={errorOf(errors, 'number')}
            value={typed.number ?? behalf?.personalNumber}
            optional
            short
            input={{ inputMode: 'numeric', maxLength: 11, autocomplete: 'off' }}
          />
          <DateField
            lang={lang}
            name="birth"
            legend={t.birth}
            error={errorOf(errors, 'birth')}
            value={datePartsIn(typed, 'birth') ?? born}
            optional
          />
          <Choices
            lang={lang}
            name="basis"
            legend={t.basis}
            optional
            choices={PROXY_BASES.map((value) => ({ value, label: t.bases[value] }))}
            chosen={[typed.basis ?? behalf?.basis ?? ''].filter(Boolean)}
          />
        </div>
      </details>
    </>
  );
}

/** For whom it is, as it was said before the questions. */
export function openingOf(
  { opening, draft: { behalf, shown } }: { readonly opening: Opening; readonly draft: ApplicationDraft },
  lang: Lang,
) {
  const { forWhom, document } = say(lang).applying;
  switch (opening) {
    case 'none':
      return [];
    case 'document':
      return [{ question: document.title, answer: shown?.personalNumber ?? '' }];
    case 'for-whom':
      return [
        { question: forWhom.title, answer: behalf ? `${forWhom.other}, ${behalf.personalNumber}` : forWhom.self },
      ];
  }
}
