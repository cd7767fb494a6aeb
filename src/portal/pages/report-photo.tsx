import type { VNode } from 'preact';
import type { ReportPhoto } from '../../../read-models/report-photos.js';
import type { ReportView } from '../../../read-models/reports.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select, TextArea } from '../components/field.js';
import { categoryOf, type Named } from '../components/map/report-card.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** Parts of a photo that can be chosen by a word: left, top, width and height in per cent. */
export const PRESETS = {
  none: undefined,
  upper: [0, 0, 100, 50],
  lower: [0, 50, 100, 50],
  left: [0, 0, 50, 100],
  right: [50, 0, 50, 100],
  middle: [25, 25, 50, 50],
} as const;
export const SIDES = ['left', 'top', 'width', 'height'] as const;

export type ReportPhotoView = Framed & {
  readonly report: Pick<ReportView, 'id' | 'category'>;
  readonly photo: ReportPhoto;
  readonly named: Named;
  readonly errors: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>> | undefined;
};
type Props = { readonly view: ReportPhotoView; readonly lang: Lang };

/** One photo before a moderator: what it shows of people is blackened, or it goes as a whole. */
export function ReportPhotoPage(view: ReportPhotoView, lang: Lang): VNode {
  const { frame, report, photo, named, errors } = view;
  const { office: t, ...words } = say(lang).photos;
  const to = paths(lang);
  const title = t.title(photo.photo);
  const way = [
    { href: to.reports, label: say(lang).reports.title },
    { href: to.report(report.id), label: categoryOf(report, named, lang) },
  ];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{ title, unlisted: true, failed: errors.length > 0, islands: ['form', 'photos'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={way} here={title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <div class="halves gap-above">
        <div class="stack">
          <p class="hint" data-draw-hint hidden>
            {t.draw}
          </p>
          <div class="drawing" data-draw="redact">
            <img src={photo.url} alt={words.update(String(photo.photo))} width={photo.width} height={photo.height} />
          </div>
          <p data-draw-hint hidden>
            <button type="button" class="button quiet" data-undo>
              {t.undo}
            </button>
          </p>
        </div>
        <div class="stack">
          <Blacken view={view} lang={lang} />
          <Remove view={view} lang={lang} />
        </div>
      </div>
    </Layout>
  );
}

/** Why, for everybody to read. */
const Reason = ({ view: { errors, kept }, lang, deed }: Props & { deed: 'redact' | 'remove' }) => (
  <TextArea
    lang={lang}
    name="text"
    id={`${deed}-text`}
    label={say(lang).photos.office.reason}
    hint={say(lang).photos.office.reasonHint}
    value={kept?.deed === deed ? kept.text : undefined}
    most={4_000}
    error={errorOf(errors, `${deed}-text`)}
  />
);

function Blacken({ view, lang }: Props) {
  const { frame, report, photo, errors, kept } = view;
  const { office: t } = say(lang).photos;
  const presets = Object.keys(PRESETS).map((value) => ({ value, label: t.presets[value as keyof typeof PRESETS] }));
  return (
    <DeedForm
      frame={frame}
      class="form card"
      id="redact"
      action={paths(lang).redactPhoto(report.id, photo.photo)}
      data-once
    >
      <Select
        lang={lang}
        name="preset"
        id="areas"
        label={t.preset}
        value={kept?.preset ?? 'none'}
        options={presets}
        error={errorOf(errors, 'areas')}
      />
      <fieldset class="field">
        <legend>{t.numbers}</legend>
        <div class="filters few">
          {SIDES.map((side) => (
            <Field
              lang={lang}
              name={side}
              label={t[side]}
              value={kept?.[side]}
              short
              input={{ inputMode: 'decimal', maxLength: 5, required: false }}
            />
          ))}
        </div>
      </fieldset>
      <Reason view={view} lang={lang} deed="redact" />
      <button type="submit" class="button">
        {t.redact}
      </button>
    </DeedForm>
  );
}

function Remove({ view, lang }: Props) {
  const { frame, report, photo, kept } = view;
  const { office: t } = say(lang).photos;
  return (
    <details class="fold" open={kept?.deed === 'remove'}>
      <summary>{t.removeTitle}</summary>
      <DeedForm frame={frame} class="form" action={paths(lang).removePhoto(report.id, photo.photo)} data-once>
        <Reason view={view} lang={lang} deed="remove" />
        <button type="submit" class="button danger">
          {t.remove}
        </button>
      </DeedForm>
    </details>
  );
}
