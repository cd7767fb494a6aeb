import { askedOf } from '../../../../commands/services/answers.js';
import type { FormQuestion } from '../../../../events/services.js';
import type { ServiceVersion } from '../../../../read-models/service-documents.js';
import type { CaseView } from '../../../services/case-reading.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, lastMoment } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { AnswersList } from '../answers-list.js';
import { Prose } from '../text.js';
import { ToldFormAnswer } from './told-answer.js';

type Props = { readonly found: CaseView; readonly lang: Lang };

/** What happened to it, the newest first; each line leads to its entry in the log. */
export function CaseTimeline({ found, lang }: Props) {
  const { cases: t, log, facts } = say(lang);
  return (
    <section class="stack" aria-labelledby="happened">
      <h2 id="happened">{t.timeline}</h2>
      <ol class="timeline">
        {found.timeline.toReversed().map(({ type, at, event, text }) => (
          <li>
            <b>{(t.steps as Readonly<Record<string, string>>)[type] ?? facts[type]}</b>
            {text && type !== 'CaseDecided' && <Prose text={text} />}
            <p class="meta dotted">
              <time dateTime={at}>{format(lang).moment(at)}</time>
              <a href={paths(lang).receipt(event)}>{log.receipt.title}</a>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was filled in, and what was sent later. */
export function CaseAnswers({ found, form, lang, title }: Props & { form: readonly FormQuestion[]; title: string }) {
  const { cases: t } = say(lang);
  const { answers } = found;
  const later = found.files.filter(({ question }) => question === null);
  return (
    <details class="fold">
      <summary>{title}</summary>
      {answers === null ? (
        <p class="gone">{t.answersErased}</p>
      ) : (
        <AnswersList
          items={askedOf(form, answers).map((question) => ({
            question: question.label[lang],
            answer: <ToldFormAnswer question={question} answer={answers[question.code]} lang={lang} />,
          }))}
        />
      )}
      {later.length > 0 && (
        <ul class="plain">
          {later.map(({ file, there }, i) => (
            <li>{there ? <a href={`/files/cases/${file}`}>{t.suppliedFile(i + 1)}</a> : t.fileGone}</li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** What was decided, why, and how it can be appealed against. */
export function CaseDecision({ found, grounds, lang }: Props & Pick<ServiceVersion, 'grounds'>) {
  const { cases: t } = say(lang);
  const { decision } = found;
  if (!decision) return null;
  const { outcome, ground, text, appeal, files, appealUntil } = decision;
  const named = grounds.find(({ code }) => code === ground)?.label[lang];
  return (
    <section class="card stack" aria-labelledby="decision">
      <h2 id="decision">{outcome === null ? t.outcomeSealed : t.outcome[outcome]}</h2>
      {named && (
        <p>
          <b>{t.ground}</b> {named}
        </p>
      )}
      {text === null ? <p class="gone">{t.wordsErased}</p> : <Prose text={text} />}
      {files.length > 0 && (
        <ul class="plain">
          {files.map(({ file, there }, i) => (
            <li>{there ? <a href={`/files/cases/${file}`}>{t.decisionFile(i + 1)}</a> : t.fileGone}</li>
          ))}
        </ul>
      )}
      {appeal && (
        <>
          <h3>{t.appeal}</h3>
          <Prose text={appeal} />
        </>
      )}
      <p class="meta">{t.appealUntil(lastMoment(appealUntil))}</p>
    </section>
  );
}
