import { REPORT_GROUNDS } from '../../../../events/smart-map.js';
import { datePartsIn } from '../../date-parts.js';
import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { keptOf } from '../../kept.js';
import { paths } from '../../paths.js';
import { DateField } from '../date-field.js';
import { Field, Select, TextArea } from '../field.js';
import { Guard } from '../guard.js';
import { isShown } from '../text.js';
import { Act, type ActProps, TemplatePicker } from './report-act.js';
import { Where } from './report-card.js';

/** What those who work on a report do with it: the step taken most is open, the others a press away. */
export function ReportOffice({ view, lang }: ActProps) {
  const { frame, report, errors } = view;
  const { reports, reportActs } = say(lang);
  const t = reports.office;
  return (
    <section class="card stack" aria-labelledby="office">
      <h2 id="office">{t.title}</h2>
      <form class="cluster" method="post" action={paths(lang).reportDeed(report.id, 'step')} data-once>
        <Guard frame={frame} />
        {(report.status === 'submitted' || report.status === 'reopened') && (
          <button type="submit" class="button quiet" name="step" value="acknowledge">
            {t.acknowledge}
          </button>
        )}
        {report.status !== 'in-progress' && (
          <button type="submit" class="button quiet" name="step" value="start">
            {t.start}
          </button>
        )}
      </form>
      <Act view={view} lang={lang} deed="resolve" title={t.resolve} open>
        <TemplatePicker view={view} lang={lang} deed="resolve" status="resolved" into="resolve-text" />
        <TextArea
          lang={lang}
          name="text"
          id="resolve-text"
          label={t.resolveText}
          value={keptOf(view, 'resolve').text}
          most={4_000}
          error={errorOf(errors, 'resolve-text')}
        />
      </Act>
      <Assign view={view} lang={lang} />
      <Act view={view} lang={lang} deed="plan" title={reportActs.plan}>
        <DateField
          lang={lang}
          name="plan-day"
          legend={reportActs.day}
          error={errorOf(errors, 'plan-day')}
          value={datePartsIn(keptOf(view, 'plan'), 'plan-day')}
        />
      </Act>
      <Merge view={view} lang={lang} />
      <Act view={view} lang={lang} deed="pass-on" title={reportActs.passOn} danger>
        <TemplatePicker view={view} lang={lang} deed="pass-on" status="not-ours" into="pass-on-whose" />
        <TextArea
          lang={lang}
          name="whose"
          id="pass-on-whose"
          label={reportActs.whose}
          hint={reportActs.whoseHint}
          value={keptOf(view, 'pass-on').whose}
          most={1_000}
          error={errorOf(errors, 'pass-on-whose')}
        />
      </Act>
      <Refuse view={view} lang={lang} />
    </section>
  );
}

function Assign({ view, lang }: ActProps) {
  const { report, office, errors } = view;
  const t = say(lang).reportActs;
  const options = office.departments.map(({ department, name }) => ({ value: department, label: name[lang] }));
  return (
    <Act view={view} lang={lang} deed="assign" title={t.assign}>
      <Select
        lang={lang}
        name="department"
        id="assign-department"
        label={t.department}
        value={keptOf(view, 'assign').department ?? report.department}
        options={options}
        error={errorOf(errors, 'assign-department')}
      />
    </Act>
  );
}

function Refuse({ view, lang }: ActProps) {
  const t = say(lang).reports;
  const kept = keptOf(view, 'refuse');
  return (
    <Act view={view} lang={lang} deed="refuse" title={t.office.refuse} danger>
      <Select
        lang={lang}
        name="ground"
        id="refuse-ground"
        label={t.office.ground}
        value={kept.ground}
        options={REPORT_GROUNDS.map((value) => ({ value, label: t.grounds[value] }))}
        error={errorOf(view.errors, 'refuse-ground')}
      />
      <TemplatePicker view={view} lang={lang} deed="refuse" status="refused" into="refuse-text" />
      <TextArea
        lang={lang}
        name="text"
        id="refuse-text"
        label={t.office.refuseText}
        value={kept.text}
        most={4_000}
        error={errorOf(view.errors, 'refuse-text')}
      />
    </Act>
  );
}

/** Those nearby are offered; any other by its address. */
function Merge({ view, lang }: ActProps) {
  const { office, errors } = view;
  const t = say(lang).reportActs;
  const kept = keptOf(view, 'merge');
  return (
    <Act view={view} lang={lang} deed="merge" title={t.merge}>
      {office.similar.length > 0 && (
        <fieldset>
          <legend class="legend">{t.similar}</legend>
          <div class="choices">
            {office.similar.map(({ id, text, language, filedAt, ...one }) => (
              <label class="choice">
                <input type="radio" name="into" value={id} checked={kept.into === id} />
                <span lang={isShown(text) ? language : undefined}>
                  {isShown(text) ? text.description.slice(0, 120) : t.wordless}
                </span>
                <span class="hint">
                  <Where report={{ ...one, text }} lang={lang} /> · {format(lang).date(filedAt)}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <Field
        lang={lang}
        name="reference"
        id="merge-into"
        label={t.reference}
        hint={t.referenceHint}
        value={kept.reference}
        error={errorOf(errors, 'merge-into')}
        input={{ autocomplete: 'off' }}
        optional={office.similar.length > 0}
      />
    </Act>
  );
}
