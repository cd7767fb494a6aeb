import type { VNode } from 'preact';
import { REMOVAL_GROUNDS } from '../../../events/survey-removals.js';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import type { ProposedRemoval } from '../../surveys/opened-answers.js';
import { Choices } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { Select, TextArea } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { Prose } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';

export type SurveyRemovalsView = Framed & {
  readonly survey: SurveyForOffice;
  readonly proposed: readonly ProposedRemoval[];
  /** Who was sent out, and the names of those that are known. */
  readonly interviewers: readonly { readonly staff: string; readonly name: string; readonly brought: number }[];
  /** The reader's own pseudonym as an official. */
  readonly self: string;
  readonly errors: readonly FormError[];
  readonly notice?: 'proposed' | 'confirmed' | undefined;
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: SurveyRemovalsView; readonly lang: Lang };

/** Interviews that should not count: one official says so, another looks at it and confirms. */
export function SurveyRemovalsPage(view: SurveyRemovalsView, lang: Lang): VNode {
  const { frame, survey, proposed, errors, notice } = view;
  const t = say(lang).surveyRemovals;
  const to = paths(lang);
  const head = (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
    </>
  );
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={`${t.title}: ${survey.title[lang]}`}
      way={[
        { href: to.surveyOffice, label: say(lang).surveyOffice.title },
        { href: to.surveyDesk(survey.id), label: survey.title[lang] },
      ]}
      here={t.title}
      errors={errors}
      notice={notice && t[notice]}
      head={head}
    >
      {proposed.length > 0 && <h2>{t.list}</h2>}
      {proposed.map((one) => (
        <Proposed view={view} one={one} lang={lang} />
      ))}
      <Proposing view={view} lang={lang} />
    </FormPage>
  );
}

const nameOf = ({ interviewers }: SurveyRemovalsView, staff: string) =>
  interviewers.find((one) => one.staff === staff)?.name ?? staff;

function Proposed({ view, one, lang }: Props & { readonly one: ProposedRemoval }) {
  const { frame, survey, self, interviewers } = view;
  const t = say(lang).surveyRemovals;
  const { date } = format(lang);
  const done = survey.removals.find(({ batch }) => batch === one.batch);
  const brought = interviewers.find(({ staff }) => staff === one.interviewer)?.brought ?? 0;
  return (
    <section class="card stack">
      <h3>{nameOf(view, one.interviewer)}</h3>
      <p class="meta">
        {t.grounds[one.ground]} · {t.proposedOn(date(one.at))}
      </p>
      <Prose text={one.why} />
      {done ? (
        <p>{t.done(done.count, date(done.at))}</p>
      ) : one.by === self ? (
        <p class="hint">{t.waits}</p>
      ) : (
        <form method="post" action={paths(lang).surveyRemovals(survey.id)} class="stack">
          <Guard frame={frame} />
          <input type="hidden" name="batch" value={one.batch} />
          <p class="hint">{t.confirmHint(brought)}</p>
          <p class="deeds">
            <button type="submit" class="button" name="step" value="confirm">
              {t.confirm}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

function Proposing({ view, lang }: Props) {
  const { frame, survey, interviewers, errors, kept } = view;
  const t = say(lang).surveyRemovals;
  if (survey.status !== 'open' && survey.status !== 'closed') return null;
  if (interviewers.length === 0) return <p>{t.nobody}</p>;
  return (
    <section class="card stack" aria-labelledby="propose-title">
      <h2 id="propose-title">{t.propose}</h2>
      <DeedForm frame={frame} action={paths(lang).surveyRemovals(survey.id)} sent={{ batch: frame.key }}>
        <Select
          lang={lang}
          name="interviewer"
          label={t.interviewer}
          value={kept?.interviewer}
          options={interviewers.map(({ staff, name, brought }) => ({ value: staff, label: t.brought(name, brought) }))}
        />
        <Choices
          lang={lang}
          name="ground"
          legend={t.ground}
          choices={REMOVAL_GROUNDS.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
          chosen={kept?.ground ? [kept.ground] : []}
          error={errorOf(errors, 'ground')}
        />
        <TextArea
          lang={lang}
          name="why"
          label={t.why}
          hint={t.whyHint}
          value={kept?.why}
          error={errorOf(errors, 'why')}
          rows={5}
          most={2_000}
        />
        <p class="deeds">
          <button type="submit" class="button" name="step" value="propose">
            {t.submit}
          </button>
        </p>
      </DeedForm>
    </section>
  );
}
