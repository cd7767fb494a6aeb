import type { VNode } from 'preact';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import type { OpenText } from '../../write/survey-office.js';
import { Choices } from '../components/choices.js';
import { TextArea } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { Prose } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type SurveyCodingView = Framed & {
  readonly survey: SurveyForOffice;
  /** Questions that are answered in words. */
  readonly open: readonly string[];
  readonly question: string | undefined;
  readonly texts: readonly OpenText[];
  readonly errors: readonly FormError[];
  readonly notice?: 'saved' | 'adopted' | undefined;
};

/** What was written, and under which codes it is counted. */
export function SurveyCodingPage(
  { frame, survey, open, question, texts, errors, notice }: SurveyCodingView,
  lang: Lang,
): VNode {
  const { title, questions, codebooks } = survey;
  const t = say(lang).surveyOffice.codingPage;
  const to = paths(lang);
  const labelOf = (code: string) => questions.find((one) => one.code === code)?.label[lang] ?? code;
  const book = question === undefined ? undefined : codebooks[question];
  const head = (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ul class="tabs">
        {open.map((code) => (
          <li>
            <a href={to.surveyCoding(survey.id, code)} aria-current={code === question ? 'page' : undefined}>
              {labelOf(code)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
  const lines = book?.codes.map(({ label }) => `${label.ka} | ${label.en}`).join('\n');
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.surveyDesk(survey.id), label: title[lang] }]}
      errors={errors}
      notice={notice && t[notice]}
      head={head}
    >
      {question !== undefined && (
        <form method="post" action={to.surveyCoding(survey.id, question)} class="card stack">
          <Guard frame={frame} />
          <h2>{t.book}</h2>
          <TextArea lang={lang} name="book" label={t.book} hint={t.bookHint} value={lines} rows={6} most={10_000} />
          <p class="deeds">
            <button type="submit" class="button quiet" name="step" value="adopt">
              {t.adopt}
            </button>
          </p>
        </form>
      )}
      {question !== undefined && texts.length === 0 && <p>{t.none}</p>}
      {question !== undefined && book && texts.length > 0 && (
        <form method="post" action={to.surveyCoding(survey.id, question)} class="stack">
          <Guard frame={frame} />
          <h2>{t.texts}</h2>
          {texts.map(({ answer, text, codes }, i) => (
            <div class="card stack">
              <Prose text={text} />
              <input type="hidden" name="answer" value={answer} />
              <Choices
                lang={lang}
                name={`c-${answer}`}
                legend={t.codesOf(i + 1)}
                choices={book.codes.map(({ code, label }) => ({ value: code, label: label[lang] }))}
                chosen={codes}
                several
              />
            </div>
          ))}
          <p class="deeds">
            <button type="submit" class="button" name="step" value="code">
              {t.save}
            </button>
          </p>
        </form>
      )}
    </FormPage>
  );
}
