import type { ComponentChildren, VNode } from 'preact';
import { CASE_OUTCOMES } from '../../../events/cases.js';
import type { FormQuestion } from '../../../events/services.js';
import type { StaffView } from '../../../read-models/identity.js';
import type { ServiceVersion } from '../../../read-models/service-documents.js';
import type { CaseView } from '../../services/case-reading.js';
import { Choices } from '../components/choices.js';
import { DeedForm, FoldedDeed, Send } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { CaseAnswers, CaseDecision, CaseTimeline } from '../components/service/case-parts.js';
import { CaseTag } from '../components/service/case-tag.js';
import { Tag } from '../components/status-tag.js';
import { isShown } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { paths } from '../paths.js';

export type QueuedCaseView = Framed & {
  readonly found: CaseView;
  readonly form: readonly FormQuestion[];
  readonly grounds: ServiceVersion['grounds'];
  /** The reader may take steps: an auditor only reads. */
  readonly officer: boolean;
  /** Who may work on it; `self`: the reader. */
  readonly colleagues: readonly (Pick<StaffView, 'staff' | 'name'> & { readonly self: boolean })[];
  readonly errors: readonly FormError[];
  readonly done?: boolean;
  /** What was filled in, when it comes back. */
  readonly kept: Readonly<Record<string, string | undefined>>;
};
type Props = { readonly view: QueuedCaseView; readonly lang: Lang };

/** One case at the office: what was applied for, what happened, and each step that fits how it stands, as a form. */
export function QueuedCasePage(view: QueuedCaseView, lang: Lang): VNode {
  const { frame, found, form, grounds, officer, errors, done } = view;
  const { cases: t } = say(lang);
  const open =
    !found.decision &&
    !(found.status === 'returned' && found.supplyUntil === null) &&
    found.status !== 'closed' &&
    found.status !== 'withdrawn';
  const head = (
    <>
      <p class="kicker">
        <CaseTag status={found.status} lang={lang} office />
        {found.overdue && <Tag tone="bad">{t.overdue}</Tag>}
      </p>
      <h1>{found.title[lang]}</h1>
      <p class="meta dotted">
        <span>
          {t.reference}: {found.reference ?? t.noReference}
        </span>
        <span>{t.submitted(found.submittedAt)}</span>
        {found.officer !== null && <span>{workedOnBy(view, lang)}</span>}
        {open && <span>{found.supplyUntil !== null ? t.stands : t.due(lastMoment(found.due))}</span>}
      </p>
    </>
  );
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={found.title[lang]}
      way={[{ href: paths(lang).caseQueue, label: t.queue.title }]}
      here={found.reference ?? t.noReference}
      errors={errors}
      notice={done ? t.done.step : undefined}
      head={head}
    >
      <div class="narrow stack gap-above">
        <CaseDecision found={found} grounds={grounds} lang={lang} />
        <CaseAnswers found={found} form={form} lang={lang} title={t.queue.answers} />
        {officer && <Steps view={view} lang={lang} />}
        <CaseTimeline found={found} lang={lang} />
      </div>
    </FormPage>
  );
}

function workedOnBy({ found, colleagues }: QueuedCaseView, lang: Lang): string {
  const { act } = say(lang).cases;
  const one = colleagues.find(({ staff }) => staff === found.officer);
  if (one?.self) return act.mine;
  return act.worksOn(one?.name && isShown(one.name) ? one.name.name : act.unnamed(found.officer!.slice(0, 8)));
}

function Steps({ view, lang }: Props) {
  const { found, grounds, kept, errors } = view;
  const { act, supply } = say(lang).cases;
  const field = (step: string, name: string) => ({
    ...{ lang, name, id: `${step}-${name}`, error: errorOf(errors, `${step}-${name}`) },
    value: kept.step === step ? kept[name] : undefined,
  });
  const mine = view.colleagues.some(({ staff, self }) => self && staff === found.officer);
  const others = view.colleagues.filter(({ staff, self }) => !self && staff !== found.officer);
  const take = (
    <>
      {!mine && <Step view={view} lang={lang} step="assign" title={act.assign} />}
      {others.length > 0 && (
        <Step view={view} lang={lang} step="assign" title={act.handOver} folded>
          <Select
            {...field('assign', 'to')}
            label={act.to}
            options={others.map(({ staff, name }) => ({
              value: staff,
              label: name && isShown(name) ? name.name : act.unnamed(staff.slice(0, 8)),
            }))}
          />
        </Step>
      )}
    </>
  );
  switch (found.status) {
    case 'submitted':
      return (
        <>
          <Step view={view} lang={lang} step="accept" title={act.accept} />
          <Step view={view} lang={lang} step="return" title={act.return} folded>
            <TextArea {...field('return', 'text')} label={act.why} most={3_000} />
          </Step>
        </>
      );
    case 'accepted':
      return take;
    case 'in-work':
      return (
        <>
          <Step view={view} lang={lang} step="request-information" title={act.request} folded>
            <TextArea {...field('request-information', 'text')} label={act.what} most={3_000} />
          </Step>
          <Step view={view} lang={lang} step="decide" title={act.decide} folded withFile>
            <Choices
              lang={lang}
              name="outcome"
              legend={act.outcome}
              choices={CASE_OUTCOMES.map((value) => ({ value, label: act.outcomes[value] }))}
              chosen={kept.outcome ? [kept.outcome] : []}
              error={errorOf(errors, 'decide-outcome')}
            />
            <Select
              {...field('decide', 'ground')}
              label={act.ground}
              hint={act.ifRefused}
              optional
              options={[
                { value: '', label: '—' },
                ...grounds.map(({ code, label }) => ({ value: code, label: label[lang] })),
              ]}
            />
            <TextArea {...field('decide', 'text')} label={act.reasons} most={3_000} />
            <TextArea {...field('decide', 'appeal')} label={act.appeal} hint={act.ifRefused} most={1_000} optional />
            <Field
              lang={lang}
              name="scan"
              label={act.file}
              hint={supply.fileHint}
              error={errorOf(errors, 'scan')}
              optional
              input={{ type: 'file', accept: 'application/pdf,image/jpeg,image/png' }}
            />
          </Step>
          {take}
        </>
      );
    case 'waiting':
      return take;
    default:
      return null;
  }
}

type StepProps = Props & {
  readonly step: string;
  readonly title: string;
  readonly folded?: boolean;
  readonly withFile?: boolean;
  readonly children?: ComponentChildren;
};

/** One step; what asks for words is folded until somebody wants it, or it came back. */
function Step({ view: { frame, found, kept }, lang, step, title, folded, withFile, children }: StepProps) {
  const enctype = withFile ? 'multipart/form-data' : undefined;
  const form = { frame, action: paths(lang).caseStep(found.id, step), enctype };
  if (folded)
    return (
      <FoldedDeed {...form} title={title} open={kept.step === step}>
        {children}
      </FoldedDeed>
    );
  return (
    <DeedForm {...form}>
      {children}
      <Send label={title} />
    </DeedForm>
  );
}
