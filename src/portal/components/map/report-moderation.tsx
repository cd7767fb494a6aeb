import { HIDING_GROUNDS, HIDING_OUTCOMES } from '../../../../events/smart-map.js';
import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { keptOf } from '../../kept.js';
import { Select, TextArea } from '../field.js';
import { Act, type ActProps } from './report-act.js';

/** What moderators do: they close a report to readers and open it again, each time with a reason that everybody reads. */
export function ReportModeration({ view, lang }: ActProps) {
  const { report } = view;
  const t = say(lang).reportActs.moderation;
  return (
    <section class="card stack" aria-labelledby="moderation">
      <h2 id="moderation">{t.title}</h2>
      {report.appealedAt !== null && <Decide view={view} lang={lang} />}
      {report.hidden ? (
        <Act view={view} lang={lang} deed="show" title={t.show}>
          <Reason view={view} lang={lang} deed="show" />
        </Act>
      ) : (
        <Hide view={view} lang={lang} />
      )}
    </section>
  );
}

function Hide({ view, lang }: ActProps) {
  const { reports, reportActs } = say(lang);
  return (
    <Act view={view} lang={lang} deed="hide" title={reportActs.moderation.hide} danger>
      <Select
        lang={lang}
        name="ground"
        id="hide-ground"
        label={reports.office.ground}
        value={keptOf(view, 'hide').ground}
        options={HIDING_GROUNDS.map((value) => ({ value, label: reports.hiding[value] }))}
        error={errorOf(view.errors, 'hide-ground')}
      />
      <Reason view={view} lang={lang} deed="hide" />
    </Act>
  );
}

function Decide({ view, lang }: ActProps) {
  const t = say(lang).reportActs.moderation;
  return (
    <Act view={view} lang={lang} deed="decide" title={t.decide} open>
      <p class="hint">{t.decideHint}</p>
      <Select
        lang={lang}
        name="outcome"
        id="decide-outcome"
        label={t.outcome}
        options={[{ value: '', label: '—' }, ...HIDING_OUTCOMES.map((value) => ({ value, label: t.outcomes[value] }))]}
        value={keptOf(view, 'decide').outcome}
        error={errorOf(view.errors, 'decide-outcome')}
      />
      <Reason view={view} lang={lang} deed="decide" />
    </Act>
  );
}

function Reason({ view, lang, deed }: ActProps & { readonly deed: string }) {
  const t = say(lang).reportActs.moderation;
  return (
    <TextArea
      lang={lang}
      name="text"
      id={`${deed}-text`}
      label={t.reason}
      hint={t.reasonHint}
      value={keptOf(view, deed).text}
      most={4_000}
      error={errorOf(view.errors, `${deed}-text`)}
    />
  );
}
