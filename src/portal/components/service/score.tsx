import { LEAST_RATINGS } from '../../../../events/civic-control.js';
import type { ServiceScoreView } from '../../../../read-models/service-scores.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';

/** The score with how many gave it, or why there is none yet. */
export const ScoreLine = ({ score, lang }: { score: Pick<ServiceScoreView, 'mean' | 'ratings'>; lang: Lang }) => {
  const { score: t } = say(lang).civic;
  return score.mean === null ? (
    <p>{t.none(LEAST_RATINGS)}</p>
  ) : (
    <p class="dotted">
      <b>{t.mean(score.mean)}</b>
      <span>{t.ratings(score.ratings)}</span>
    </p>
  );
};

/** How people rate a service, on its page. */
export const ScoreSummary = ({ score, lang }: { score: ServiceScoreView; lang: Lang }) => {
  const { score: t } = say(lang).civic;
  const to = paths(lang);
  return (
    <section class="stack" aria-labelledby="score">
      <h2 id="score">{t.title}</h2>
      <ScoreLine score={score} lang={lang} />
      <ul class="plain">
        <li>
          <a href={to.serviceFeedback(score.service)}>{t.all}</a>
        </li>
        <li>
          <a href={withQuery(to.visits, { service: score.service })}>{t.visits}</a>
        </li>
      </ul>
    </section>
  );
};
