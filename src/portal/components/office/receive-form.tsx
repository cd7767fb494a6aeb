import { errorOf, type FormError, type Frame, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Field } from '../field.js';
import { Guard } from '../guard.js';

type Props = {
  readonly id: string;
  readonly frame: Frame;
  readonly lang: Lang;
  readonly errors: readonly FormError[];
  readonly sheet: string | undefined;
};

/** Takes a sheet in: its number, and what it looks like. The fields stand before the file, as they are read in that order. */
export function ReceiveForm({ id, frame, lang, errors, sheet }: Props) {
  const { receive: t } = say(lang).sheets;
  return (
    <form class="card form" method="post" action={paths(lang).sheetsOf(id)} encType="multipart/form-data" data-once>
      <Guard frame={frame} />
      <h2>{t.title}</h2>
      <Field
        lang={lang}
        name="sheet"
        label={t.number}
        hint={t.numberHint}
        error={errorOf(errors, 'sheet')}
        value={sheet}
        input={{ maxLength: 64, pattern: '[A-Za-z0-9_\\-]+', autocomplete: 'off' }}
        short
      />
      <Field
        lang={lang}
        name="scan"
        label={t.scan}
        hint={t.scanHint}
        error={errorOf(errors, 'scan')}
        input={{ type: 'file', accept: 'application/pdf,image/png,image/jpeg' }}
      />
      <p>
        <button type="submit" class="button">
          {t.send}
        </button>
      </p>
    </form>
  );
}
