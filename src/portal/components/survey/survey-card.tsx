import type { SurveyCard as Card } from '../../../../read-models/surveys.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, lastMoment } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';

const TONES = { draft: 'over', open: '', closed: 'over', published: 'good' } as const;

/** What kind it is and how it stands: the two kinds are never taken for one another. */
export const SurveyTags = ({
  survey: { kind, status },
  lang,
}: {
  survey: Pick<Card, 'kind' | 'status'>;
  lang: Lang;
}) => {
  const t = say(lang).surveys;
  return (
    <>
      <span class="meta">{t.kinds[kind]}</span>
      <Tag tone={TONES[status]}>{t.status[status]}</Tag>
    </>
  );
};

/** A survey in a list. */
export function SurveyCard({ survey, href, lang }: { survey: Card; href?: string; lang: Lang }) {
  const { id, title, about, answers, closes, closedAt } = survey;
  const t = say(lang).surveys;
  return (
    <li class="card item topic-card">
      <p class="kicker">
        <SurveyTags survey={survey} lang={lang} />
      </p>
      <h2>
        <a href={href ?? paths(lang).survey(id)}>{title[lang]}</a>
      </h2>
      <p>{about[lang]}</p>
      <p class="meta">{closedAt ? t.ended(closedAt) : closes && t.until(lastMoment(closes))}</p>
      <p class="count replies">
        <b class="number">{format(lang).number(answers)}</b> <span class="meta">{t.answersWord}</span>
      </p>
    </li>
  );
}
