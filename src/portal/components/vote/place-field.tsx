import { numberField } from '../../ballot-fields.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

type Props = {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: string | undefined;
  readonly wrong: string | undefined;
  /** Ids of what else is said of it. */
  readonly notes: string;
  readonly lang: Lang;
};

/** The place, or the points, that something is given. */
export function PlaceField({ id, title, unit, value, wrong, notes, lang }: Props) {
  const name = numberField(id);
  return (
    <div class={wrong ? 'field numbered-field wrong' : 'field numbered-field'}>
      <label for={name}>
        <b>{title}</b>
        <span class="hidden-visually">: {unit}</span>
      </label>
      {wrong && (
        <p class="mistake" id={`${name}-error`}>
          <span class="hidden-visually">{say(lang).shell.mistake} </span>
          {wrong}
        </p>
      )}
      <div class="amount">
        <input
          class="input digits"
          id={name}
          name={name}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          value={value}
          aria-describedby={[notes, wrong && `${name}-error`].filter(Boolean).join(' ')}
          aria-invalid={wrong ? 'true' : undefined}
        />
        <span>{unit}</span>
      </div>
    </div>
  );
}
