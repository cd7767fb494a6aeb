import type { SurveyQuestion } from '../../../../events/surveys.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import type { Filled } from '../../survey-steps.js';
import { languageOf } from '../text.js';

/** The words of a choice; `other` is everybody’s. */
export function labelOf({ choices = [] }: Pick<SurveyQuestion, 'choices'>, code: string, lang: Lang): string {
  return (
    choices.find((one) => one.code === code)?.label[lang] ??
    (code === 'other' ? say(lang).surveys.answering.otherLabel : code)
  );
}

/** An answer as who gave it reads it again. */
export function ToldAnswer({ question, filled, lang }: { question: SurveyQuestion; filled: Filled; lang: Lang }) {
  const { code, kind, rows = [] } = question;
  const given = filled.answers[code];
  if (given === undefined) return <span class="meta">{say(lang).surveys.answering.nothing}</span>;
  if (kind === 'short' || kind === 'long') return <span lang={languageOf(String(given))}>{String(given)}</span>;
  if (kind === 'scale') return <>{String(given)}</>;
  if (kind === 'matrix')
    return (
      <ul class="plain">
        {Object.entries(given as Record<string, string>).map(([row, column]) => (
          <li>
            {rows.find((one) => one.code === row)?.label[lang]}: {labelOf(question, column, lang)}
          </li>
        ))}
      </ul>
    );
  const chosen = [given].flat().map((one) => labelOf(question, String(one), lang));
  const own = filled.others[code];
  if (kind === 'order')
    return (
      <ol>
        {chosen.map((one) => (
          <li>{one}</li>
        ))}
      </ol>
    );
  return (
    <>
      {chosen.join(', ')}
      {own && <span lang={languageOf(own)}>: {own}</span>}
    </>
  );
}
