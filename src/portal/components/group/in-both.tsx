import type { FormError, Lang } from '../../frame.js';
import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import type { Kept } from '../../kept.js';
import { Field, TextArea } from '../field.js';

type Props = {
  readonly lang: Lang;
  readonly kept: Kept;
  readonly errors?: readonly FormError[];
  readonly name: string;
  /** What the fields are known by on a page with several forms. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Paragraphs instead of a line. */
  readonly long?: boolean;
};

/** The same in Georgian, and in English where somebody translates it. */
export function InBoth({
  lang,
  kept,
  errors = [],
  name,
  id = name,
  label,
  hint,
  optional = false,
  long = false,
}: Props) {
  const english = `${label}, ${say(lang).groupOffice.english}`;
  const ka = { lang, name: `${name}-ka`, id: `${id}-ka`, label, hint, optional, error: errorOf(errors, name) };
  const en = { lang, name: `${name}-en`, id: `${id}-en`, label: english, optional: true };
  if (long)
    return (
      <>
        <TextArea {...ka} value={kept[ka.name]} rows={4} most={4_000} />
        <TextArea {...en} value={kept[en.name]} rows={3} most={4_000} />
      </>
    );
  return (
    <>
      <Field {...ka} value={kept[ka.name]} />
      <Field {...en} value={kept[en.name]} />
    </>
  );
}
