import type { VNode } from 'preact';
import { LEAST_RATINGS } from '../../../events/civic-control.js';
import type { PublishedScore, ServiceScoreView } from '../../../read-models/service-scores.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { DeedForm, Send } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextArea } from '../components/field.js';
import { ScoreLine } from '../components/service/score.js';
import { Prose } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type ServiceFeedbackView = Framed & {
  readonly code: string;
  readonly title: Readonly<Record<Lang, string>>;
  readonly score: ServiceScoreView;
  /** For officials of its department: what people wrote, by the number of the score. */
  readonly words?: ReadonlyMap<number, readonly string[]> | undefined;
  readonly done?: boolean;
  readonly errors?: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: ServiceFeedbackView; readonly lang: Lang };

/** What is told of how people rate a service, group by group, and what the service says to it. */
export function ServiceFeedbackPage(view: ServiceFeedbackView, lang: Lang): VNode {
  const { frame, code, title, score, errors = [], done } = view;
  const { services, civic } = say(lang);
  const t = civic.score;
  const to = paths(lang);
  const way = [
    { href: to.services, label: services.title },
    { href: to.service(code), label: title[lang] },
  ];
  const meta = { title: `${title[lang]}: ${t.title}`, way, json: api.service(code, '/score') };
  return (
    <Layout frame={frame} lang={lang} room="services" meta={{ ...meta, failed: errors.length > 0 }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={t.all} />
        <ErrorSummary errors={errors} lang={lang} />
        {done && <Banner tone="good" title={t.done} news />}
        <h1>{t.title}</h1>
        <ScoreLine score={score} lang={lang} />
        <p class="meta">{t.how(LEAST_RATINGS)}</p>
        {score.scores.map((one) => (
          <Published one={one} view={view} lang={lang} />
        ))}
        <p class="meta dotted">
          <a href={to.serviceStandards}>{civic.standards.link}</a>
          <a href={meta.json}>{services.page.data}</a>
        </p>
      </div>
    </Layout>
  );
}

function Published({ one, view, lang }: Props & { one: PublishedScore }) {
  const t = say(lang).civic.score;
  const words = view.words?.get(one.number);
  const heading = `score-${one.number}`;
  return (
    <section class="card stack" aria-labelledby={heading}>
      <h2 id={heading}>{t.until(one.until)}</h2>
      <p class="dotted">
        <b>{t.mean(one.mean)}</b>
        <span>{t.ratings(one.ratings)}</span>
        {one.erased > 0 && <span>{t.erased(one.erased)}</span>}
        <a href={paths(lang).receipt(one.event)}>{t.entry}</a>
      </p>
      {one.answers.map(({ text }) => (
        <>
          <h3>{t.answer}</h3>
          {'ka' in text ? <Prose text={text[lang]} lang={lang} /> : <p class="gone">{say(lang).cases.wordsErased}</p>}
        </>
      ))}
      {words && <Office number={one.number} words={words} view={view} lang={lang} />}
    </section>
  );
}

function Office({ number, words, view, lang }: Props & { number: number; words: readonly string[] }) {
  const { frame, code, kept = {}, errors = [] } = view;
  const t = say(lang).civic.score;
  const here = kept.number === String(number);
  const area = (name: 'ka' | 'en', label: string) => (
    <TextArea
      lang={lang}
      id={`${name}-${number}`}
      name={name}
      label={label}
      most={3_000}
      value={here ? kept[name] : undefined}
      error={here ? errorOf(errors, `${name}-${number}`) : undefined}
    />
  );
  return (
    <details class="fold" open={here}>
      <summary>{t.words}</summary>
      <p class="meta">{t.wordsNote}</p>
      {words.length === 0 ? (
        <p>{t.noWords}</p>
      ) : (
        <ul>
          {words.map((text) => (
            <li>
              <Prose text={text} />
            </li>
          ))}
        </ul>
      )}
      <DeedForm frame={frame} action={paths(lang).serviceFeedback(code)} sent={{ number: String(number) }}>
        {area('ka', t.answerKa)}
        {area('en', t.answerEn)}
        <Send label={t.deed} />
      </DeedForm>
    </details>
  );
}
