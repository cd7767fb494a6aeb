import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Banner } from '../banner.js';
import { Gone, isShown, Prose } from '../text.js';
import { latenessOf, type PartProps } from './view.js';

/** What has to be said of the state before the text: refused, being checked, overdue, over. */
export function StateSection({ view, lang }: PartProps) {
  const { petition } = view;
  const t = say(lang).petition;
  const { status, submittedAt, moderationDue, certificate, answers, answerDue, goalReachedAt } = petition;
  if ((status === 'draft' || status === 'gathering') && view.lapses)
    return <p class="meta">{t.gathering[status === 'draft' ? 'lapsesAlone' : 'lapses'](view.lapses)}</p>;
  if (status === 'submitted')
    return (
      <Banner tone="waits" title={t.checking.title}>
        {submittedAt && moderationDue && <p>{t.checking.text(submittedAt, moderationDue)}</p>}
        {certificate && <p class="meta">{t.checking.certificate(certificate.number)}</p>}
      </Banner>
    );
  if (status === 'refused' || status === 'appealed') return <Refused view={view} lang={lang} />;
  if (goalReachedAt && answers.length === 0 && answerDue) return <Awaited view={view} lang={lang} />;
  if (status === 'closed' || status === 'withdrawn') return <Closed view={view} lang={lang} />;
  return null;
}

/** Until when the answer is to come, or how long it has been due. */
function Awaited({ view, lang }: PartProps) {
  const t = say(lang).petition;
  const { answerDue = '', answerLimit } = view.petition;
  const lateness = latenessOf(view);
  if (!lateness)
    return (
      <Banner tone="waits" title={say(lang).petitions.status['goal-reached']}>
        <p>{t.answer.waiting(answerDue)}</p>
      </Banner>
    );
  const late = lateness === 'late';
  return (
    <Banner tone="bad" title={late ? t.steps.late : t.steps.overdue}>
      <p>{t.answer.overdue(late ? answerDue : answerLimit!)}</p>
      {late && answerLimit && <p>{t.answer.limit(answerLimit)}</p>}
    </Banner>
  );
}

function Closed({ view: { petition }, lang }: PartProps) {
  const t = say(lang).petition;
  const { status, signatures, threshold, goalReachedAt } = petition;
  const result =
    status === 'withdrawn'
      ? t.closed.withdrawn
      : goalReachedAt || threshold === undefined
        ? t.closed.reached(signatures)
        : t.closed.notReached(signatures, threshold);
  return (
    <Banner title={t.closed.title}>
      <p>{result}</p>
    </Banner>
  );
}

/** The refusal in words: the rule, the reason, and what can be done about it. */
function Refused({ view: { petition }, lang }: PartProps) {
  const words = say(lang);
  const t = words.petition.refused;
  const { refusal, appeal } = petition;
  if (!refusal) return null;
  const { decision } = appeal ?? {};
  return (
    <section class="card answer refused stack" aria-labelledby="refusal">
      <h2 id="refusal">{t.title}</h2>
      <p>
        <b>{t.ground}:</b> {(words.office.grounds as Record<string, string>)[refusal.ground] ?? refusal.ground}
      </p>
      {isShown(refusal.text) ? (
        <Prose text={refusal.text.explanation} links />
      ) : (
        <Gone words={refusal.text} lang={lang} />
      )}
      {refusal.hidden && <p class="meta">{t.hidden}</p>}
      <p class="meta dotted">
        <time dateTime={refusal.at}>{format(lang).date(refusal.at)}</time>
        {!appeal && <span>{t.appealUntil(refusal.appealUntil)}</span>}
      </p>
      {appeal && <p>{t.appealed(appeal.at)}</p>}
      {decision && (
        <div class="stack">
          <p>
            <b>{t.decided[decision.outcome]}</b>
          </p>
          {isShown(decision.text) ? (
            <Prose text={decision.text.explanation} links />
          ) : (
            <Gone words={decision.text} lang={lang} />
          )}
        </div>
      )}
    </section>
  );
}
