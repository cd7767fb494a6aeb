import type { VNode } from 'preact';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import type { IssuedCode } from '../../surveys/invited.js';
import { FormPage } from '../components/office/office-page.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { stratumName } from './survey-method.js';

export type SurveyLettersView = Framed & { readonly survey: SurveyForOffice; readonly letters: readonly IssuedCode[] };

/** Letters to print: the only time that these codes are shown. */
export function SurveyLettersPage({ frame, survey, letters }: SurveyLettersView, lang: Lang): VNode {
  const t = say(lang).surveyOffice.desk;
  const to = paths(lang);
  const head = (
    <div class="no-print stack">
      <h1>{t.letters}</h1>
      <p class="lead">{t.lettersHint}</p>
    </div>
  );
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.letters}
      way={[{ href: to.surveyDesk(survey.id), label: survey.title[lang] }]}
      errors={[]}
      notice={t.issued}
      head={head}
    >
      {letters.map(({ code, stratum }) => (
        <article class="card stack survey-letter">
          <p>{t.letter.dear}</p>
          <p>
            {t.letter.drawn} <b>{survey.title[lang]}</b>
          </p>
          <p>
            {t.letter.open} {frame.origin}
            {to.answerSurvey(survey.id)} {t.letter.code}
          </p>
          <p class="code-words">{code}</p>
          <p>{t.letter.free}</p>
          <p class="meta">{stratumName(stratum, lang)}</p>
        </article>
      ))}
    </FormPage>
  );
}
