import type { JSX } from 'preact';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

type Common = {
  readonly lang: Lang;
  /** Its id as well as its name, unless `id` says otherwise. */
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** The label is the heading of the page. */
  readonly question?: boolean;
};

const described = (id: string, hint?: string, error?: string) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** Label, hint and mistake round a control. */
function Wrapped({ lang, name, id = name, label, hint, error, optional, question, children }: Common & Children) {
  const t = say(lang).shell;
  const text = (
    <label for={id}>
      {label} {optional && <span class="hint">{t.optional}</span>}
    </label>
  );
  const kinds = ['field', question && 'question', error && 'wrong'].filter(Boolean).join(' ');
  return (
    <div class={kinds}>
      {question ? <h1>{text}</h1> : text}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="mistake" id={`${id}-error`}>
          <span class="hidden-visually">{t.mistake} </span>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
type Children = { readonly children: JSX.Element | (JSX.Element | false | undefined)[] };

type FieldProps = Common & {
  readonly value?: string | undefined;
  readonly input?: JSX.IntrinsicElements['input'];
  readonly short?: boolean;
};

/** One line to fill in. */
export function Field({ value, input, short, ...common }: FieldProps) {
  const { name, id = name, hint, error, optional } = common;
  return (
    <Wrapped {...common}>
      <input
        class={short ? 'input short' : 'input'}
        id={id}
        name={name}
        type="text"
        value={value}
        required={!optional}
        aria-describedby={described(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        {...input}
      />
    </Wrapped>
  );
}

type AreaProps = Common & {
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly most: number;
  readonly least?: number;
  /** Shows how many characters there are, as they are typed. */
  readonly counted?: boolean;
};

/** Several lines to fill in, with the number of characters they may have. */
export function TextArea({ value = '', rows = 4, most, least = 0, counted, ...common }: AreaProps) {
  const { name, id = name, hint, error, optional, lang } = common;
  const t = say(lang).writing;
  return (
    <Wrapped {...common}>
      <textarea
        class="input"
        id={id}
        name={name}
        rows={rows}
        minLength={least || undefined}
        maxLength={most}
        required={!optional}
        aria-describedby={[described(id, hint, error), counted && `${id}-count`].filter(Boolean).join(' ') || undefined}
        aria-invalid={error ? 'true' : undefined}
        data-counted={counted ? t.counter('{n}', most) : undefined}
      >
        {value}
      </textarea>
      {counted && (
        <p class="counter" id={`${id}-count`} data-counter>
          {t.counterHint(least, most)}
        </p>
      )}
    </Wrapped>
  );
}

/** `text`: what a script puts elsewhere when it is chosen. */
export type Option = { readonly value: string; readonly label: string; readonly text?: string };

/** One of a list. */
export function Select({
  value,
  options,
  ...common
}: Common & { value?: string | undefined; options: readonly Option[] }) {
  const { name, id = name, hint, error } = common;
  return (
    <Wrapped {...common}>
      <select
        class="input"
        id={id}
        name={name}
        aria-describedby={described(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === (value ?? '')} data-text={option.text}>
            {option.label}
          </option>
        ))}
      </select>
    </Wrapped>
  );
}
