import type { ComponentChildren, VNode } from 'preact';
import type { Achieved } from '../../../projections/surveys/statistics/quotas.js';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import { answersFrom } from '../../surveys/quotas.js';
import { DateField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { Scroller } from '../components/scroller.js';
import { QuotaTable } from '../components/survey/quota-table.js';
import { SurveyTags } from '../components/survey/survey-card.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { stratumName } from './survey-method.js';

export type SurveyNotice = 'drafted' | 'opened' | 'issued' | 'assigned' | 'closed' | 'published';
export type SurveyDeskView = Framed & {
  readonly survey: SurveyForOffice;
  readonly answersBy: readonly { readonly stratum: string; readonly mode: string; readonly n: number }[];
  readonly quotas: readonly Achieved[];
  readonly interviewers: readonly { readonly staff: string; readonly name: string }[];
  readonly errors: readonly FormError[];
  readonly notice?: SurveyNotice | undefined;
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: SurveyDeskView; readonly lang: Lang };

/** One survey before those who run it: how it stands, and the next steps. */
export function SurveyDeskPage(view: SurveyDeskView, lang: Lang): VNode {
  const { frame, survey, errors, notice } = view;
  const { id, kind, status, title, about } = survey;
  const t = say(lang).surveyOffice;
  const to = paths(lang);
  const runs = frame.reader?.roles.includes('officer') === true;
  const head = (
    <>
      <p class="kicker">
        <SurveyTags survey={survey} lang={lang} />
      </p>
      <h1>{title[lang]}</h1>
      <p class="lead">{about[lang]}</p>
      {status !== 'draft' && (
        <p>
          <a href={to.survey(id)}>{t.desk.public}</a>
        </p>
      )}
    </>
  );
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title[lang]}
      way={[{ href: to.surveyOffice, label: t.title }]}
      errors={errors}
      notice={notice && t.desk[notice]}
      head={head}
    >
      <Monitor view={view} lang={lang} />
      {runs && status === 'draft' && <Opening view={view} lang={lang} />}
      {runs && status === 'open' && kind === 'sample' && <Inviting view={view} lang={lang} />}
      {runs && status === 'open' && kind === 'sample' && <Assigning view={view} lang={lang} />}
      {runs && kind === 'sample' && (status === 'open' || status === 'closed') && (
        <p>
          <a href={to.surveyRemovals(id)}>{say(lang).surveyRemovals.title}</a>
        </p>
      )}
      {runs && status === 'open' && (
        <Deed view={view} lang={lang} deed="close" label={t.desk.close} hint={t.desk.closeHint} />
      )}
      {runs && status === 'closed' && (
        <>
          <p>
            <a class="button quiet" href={to.surveyCoding(id)}>
              {t.desk.coding}
            </a>
          </p>
          <Deed view={view} lang={lang} deed="publish" label={t.desk.publish} hint={t.desk.publishHint} />
        </>
      )}
    </FormPage>
  );
}

/** How far each part of the sample is. */
function Monitor({ view: { survey, answersBy, quotas }, lang }: Props) {
  const t = say(lang).surveyOffice.desk;
  const { number } = format(lang);
  if (survey.strata.length === 0) return <p>{say(lang).surveys.answers(survey.answers)}</p>;
  return (
    <div class="stack">
      <h2 id="monitor">{t.monitor}</h2>
      <Scroller labelledBy="monitor">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say(lang).surveys.method.stratum}</th>
              <th scope="col">{t.wanted}</th>
              <th scope="col">{say(lang).surveys.method.invited}</th>
              <th scope="col">{t.came}</th>
            </tr>
          </thead>
          <tbody>
            {survey.strata.map(({ code, n }) => (
              <tr>
                <th scope="row">
                  {stratumName(code, lang)} <code class="sub">{code}</code>
                </th>
                <td class="n">{number(n)}</td>
                <td class="n">{number(survey.invitedByStratum[code] ?? 0)}</td>
                <td class="n">{number(answersFrom(code, answersBy))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <QuotaTable quotas={quotas} asked={survey} lang={lang} />
    </div>
  );
}

type StepProps = Props & { readonly deed: string; readonly title: string; readonly children: ComponentChildren };
const Step = ({ view: { frame, survey }, lang, deed, title, children }: StepProps) => (
  <section class="card stack" aria-labelledby={`${deed}-title`}>
    <h2 id={`${deed}-title`}>{title}</h2>
    <DeedForm frame={frame} action={paths(lang).surveyDeed(survey.id, deed)}>
      {children}
    </DeedForm>
  </section>
);

const Opening = (props: Props) => {
  const t = say(props.lang).surveyOffice.desk;
  return (
    <Step {...props} deed="open" title={t.open}>
      <p class="hint">{t.openHint}</p>
      <DateField lang={props.lang} name="lastDay" legend={t.lastDay} error={errorOf(props.view.errors, 'lastDay')} />
      <Submit label={t.open} />
    </Step>
  );
};

const Inviting = (props: Props) => {
  const { lang, view } = props;
  const t = say(lang).surveyOffice.desk;
  const channels = (['paper', 'sms', 'email'] as const).map((value) => ({ value, label: t.channels[value] }));
  return (
    <Step {...props} deed="invitations" title={t.invitations}>
      <input type="hidden" name="batch" value={view.frame.key} />
      <Select lang={lang} name="channel" label={t.channel} value={view.kept?.channel} options={channels} />
      <TextArea
        lang={lang}
        name="counts"
        label={t.counts}
        hint={t.countsHint}
        error={errorOf(view.errors, 'counts')}
        value={view.kept?.counts}
        rows={6}
        most={100_000}
      />
      <Submit label={t.issue} />
    </Step>
  );
};

const Assigning = (props: Props) => {
  const { lang, view } = props;
  const t = say(lang).surveyOffice.desk;
  return (
    <Step {...props} deed="assignments" title={t.fieldwork}>
      {view.interviewers.length > 0 ? (
        <Select
          lang={lang}
          name="interviewer"
          label={t.fieldwork}
          value={view.kept?.interviewer}
          options={view.interviewers.map(({ staff, name }) => ({ value: staff, label: name }))}
        />
      ) : (
        <Field
          lang={lang}
          name="interviewer"
          label={t.interviewer}
          hint={t.interviewerHint}
          value={view.kept?.interviewer}
        />
      )}
      <TextArea
        lang={lang}
        name="quotas"
        label={t.quotas}
        hint={t.quotasHint}
        error={errorOf(view.errors, 'quotas')}
        value={view.kept?.quotas}
        rows={4}
        most={20_000}
        optional
      />
      <Submit label={t.assign} />
    </Step>
  );
};

const Deed = ({ deed, label, hint, ...props }: Props & { deed: string; label: string; hint: string }) => (
  <Step {...props} deed={deed} title={label}>
    <p class="hint">{hint}</p>
    <Submit label={label} />
  </Step>
);

const Submit = ({ label }: { label: string }) => (
  <p class="deeds">
    <button type="submit" class="button">
      {label}
    </button>
  </p>
);
