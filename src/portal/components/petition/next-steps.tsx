import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { latenessOf, type PartProps, type PetitionPageView } from './view.js';

type Step = { readonly title: string; readonly text?: string | undefined; readonly state: 'done' | 'bad' | 'ahead' };

/** Where the petition is on its way, and what comes next. */
export function NextSteps({ view, lang }: PartProps) {
  const t = say(lang).petition;
  return (
    <section class="card stack" aria-labelledby="next">
      <h2 id="next">{OVER.includes(view.petition.status) ? t.way : t.next}</h2>
      <ol class="steps">
        {stepsOf(view, lang).map(({ title, text, state }) => (
          <li class={state === 'ahead' ? undefined : state}>
            <b>{title}</b>
            {text && <span>{text}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** States after which nothing more is to come. */
const OVER: readonly string[] = ['refused', 'withdrawn', 'closed'];

function stepsOf(view: PetitionPageView, lang: PartProps['lang']): readonly Step[] {
  const { petition } = view;
  const before = petition.admittedAt ? [] : beforeOpening(view, lang);
  const ended = petition.status === 'refused' || (petition.status === 'withdrawn' && !petition.admittedAt);
  return ended ? before : [...before, ...afterOpening(view, lang)];
}

function beforeOpening({ petition }: PetitionPageView, lang: PartProps['lang']): readonly Step[] {
  const { steps: t } = say(lang).petition;
  const { date } = format(lang);
  const { supporters, sponsors, submittedAt, moderationDue, refusal, appeal, status } = petition;
  const steps: Step[] = [
    {
      title: (submittedAt ? t.supported : t.support)(supporters, sponsors.min),
      text: submittedAt ? undefined : t.supportText,
      state: submittedAt ? 'done' : 'ahead',
    },
  ];
  if (refusal) steps.push({ title: t.refused, text: date(refusal.at), state: 'bad' });
  else if (status !== 'withdrawn')
    steps.push({ title: t.check, text: moderationDue ? t.checkBy(moderationDue) : t.checkText, state: 'ahead' });
  if (appeal && !appeal.decision) steps.push({ title: t.appeal, text: date(appeal.at), state: 'ahead' });
  if (status === 'withdrawn') steps.push({ title: t.withdrawn, state: 'bad' });
  return steps;
}

function afterOpening(view: PetitionPageView, lang: PartProps['lang']): readonly Step[] {
  const { steps: t, signCard } = say(lang).petition;
  const { date } = format(lang);
  const { admittedAt, threshold, signatures, goalReachedAt, closedAt, closeReason, status } = view.petition;
  const steps: Step[] = [
    {
      title: admittedAt ? t.published : t.publishing,
      text: admittedAt && date(admittedAt),
      state: admittedAt ? 'done' : 'ahead',
    },
    {
      title: threshold === undefined ? signCard : t.goal(threshold),
      text: goalReachedAt ? t.reached(goalReachedAt) : admittedAt && t.now(signatures),
      state: goalReachedAt ? 'done' : 'ahead',
    },
  ];
  if (closeReason === 'withdrawn-by-author')
    return [...steps, { title: t.withdrawn, text: closedAt && date(closedAt), state: 'bad' }];
  if (status === 'closed' && !goalReachedAt)
    return [...steps, { title: t.closed, text: closedAt && date(closedAt), state: 'done' }];
  return [...steps, answerStep(view, lang)];
}

function answerStep(view: PetitionPageView, lang: PartProps['lang']): Step {
  const { steps: t } = say(lang).petition;
  const { addressee, answers, answerDue, rules } = view.petition;
  const title = t.answer[addressee];
  const [first] = answers;
  if (first) return { title, text: t.answered(first.at), state: 'done' };
  const lateness = latenessOf(view);
  if (lateness) return { title, text: t[lateness], state: 'bad' };
  if (answerDue) return { title, text: t.answerDue(answerDue), state: 'ahead' };
  return { title, text: rules && t.answerWithin(rules.answerDays.aim), state: 'ahead' };
}
