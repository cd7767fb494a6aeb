import { REPORT_GROUNDS } from '../../../../events/smart-map.js';
import type { ReportView } from '../../../../read-models/reports.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Select, TextArea } from '../field.js';
import { Guard } from '../guard.js';

type Props = {
  readonly view: Framed & {
    readonly report: ReportView;
    readonly errors: readonly FormError[];
    readonly kept?: { readonly text?: string | undefined; readonly ground?: string | undefined } | undefined;
  };
  readonly lang: Lang;
};

/** The steps that an official takes most. */
export function ReportOffice({ view: { frame, report, errors, kept }, lang }: Props) {
  const t = say(lang).reports;
  const to = paths(lang);
  const grounds = REPORT_GROUNDS.map((value) => ({ value, label: t.grounds[value] }));
  const act = (deed: string) => to.reportDeed(report.id, deed);
  return (
    <section class="card stack" aria-labelledby="office">
      <h2 id="office">{t.office.title}</h2>
      <form class="cluster" method="post" action={act('step')} data-once>
        <Guard frame={frame} />
        {(report.status === 'submitted' || report.status === 'reopened') && (
          <button type="submit" class="button quiet" name="step" value="acknowledge">
            {t.office.acknowledge}
          </button>
        )}
        {report.status !== 'in-progress' && (
          <button type="submit" class="button quiet" name="step" value="start">
            {t.office.start}
          </button>
        )}
      </form>
      <form class="form" method="post" action={act('resolve')} data-once noValidate>
        <Guard frame={frame} />
        <TextArea
          lang={lang}
          name="text"
          id="resolve-text"
          label={t.office.resolveText}
          value={kept?.ground === undefined ? kept?.text : undefined}
          most={4_000}
          error={errorOf(errors, 'resolve-text')}
        />
        <button type="submit" class="button">
          {t.office.resolve}
        </button>
      </form>
      <details class="fold" open={kept?.ground !== undefined}>
        <summary>{t.office.refuse}</summary>
        <form class="form" method="post" action={act('refuse')} data-once noValidate>
          <Guard frame={frame} />
          <Select lang={lang} name="ground" label={t.office.ground} value={kept?.ground} options={grounds} />
          <TextArea
            lang={lang}
            name="text"
            id="refuse-text"
            label={t.office.refuseText}
            value={kept?.ground === undefined ? undefined : kept.text}
            most={4_000}
            error={errorOf(errors, 'refuse-text')}
          />
          <button type="submit" class="button danger">
            {t.office.refuse}
          </button>
        </form>
      </details>
    </section>
  );
}
