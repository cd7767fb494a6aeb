import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { SurveyCard as Card } from '../../../read-models/surveys.js';
import { RoomPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import { SurveyCard } from '../components/survey/survey-card.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type SurveyOfficeView = Framed & { readonly found: Listed<Card>; readonly cursor?: string | undefined };

/** Every survey, also those that are only drafted. */
export function SurveyOfficePage({ frame, found, cursor }: SurveyOfficeView, lang: Lang): VNode {
  const t = say(lang).surveyOffice;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="surveys" waiting={{}} title={t.title} lead={t.lead}>
      {frame.reader?.roles.includes('officer') && (
        <p class="deeds">
          <a class="button" href={to.newSurvey}>
            {t.fresh}
          </a>
        </p>
      )}
      {found.items.length === 0 && <p>{say(lang).surveys.none}</p>}
      <ul class="plain stack">
        {found.items.map((survey) => (
          <SurveyCard survey={survey} href={to.surveyDesk(survey.id)} lang={lang} />
        ))}
      </ul>
      <Pagination
        lang={lang}
        next={found.next === null ? undefined : withQuery(to.surveyOffice, { cursor: found.next })}
        first={cursor === undefined ? undefined : to.surveyOffice}
      />
    </RoomPage>
  );
}
