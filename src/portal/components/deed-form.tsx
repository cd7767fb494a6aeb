import type { ComponentChildren, JSX } from 'preact';
import type { Frame } from '../frame.js';
import { Guard } from './guard.js';

type Tone = 'quiet' | 'danger';

export type DeedFormProps = JSX.IntrinsicElements['form'] & {
  readonly frame: Frame;
  readonly action: string;
  /** What goes along unseen, by name; what is undefined does not. */
  readonly sent?: Readonly<Record<string, string | undefined>>;
};

/** A form that does something, with what says who may send it; the page that answers tells mistakes, not the browser. */
export const DeedForm = ({ frame, sent = {}, children, ...form }: DeedFormProps) => (
  <form class="stack" method="post" noValidate {...form}>
    <Guard frame={frame} />
    {Object.entries(sent).map(
      ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
    )}
    {children}
  </form>
);

type SendProps = { readonly label: string; readonly tone?: Tone | undefined; readonly children?: ComponentChildren };

/** The button that sends a form; beside it, other ways on. */
export const Send = ({ label, tone, children }: SendProps) => (
  <p class="deeds">
    <button type="submit" class={tone ? `button ${tone}` : 'button'}>
      {label}
    </button>
    {children}
  </p>
);

export type DeedProps = DeedFormProps & {
  readonly title: string;
  /** What the button says, where it is not the title. */
  readonly label?: string;
  readonly tone?: Tone | undefined;
};

/** A deed on a card of its own, under its name. */
export const CardDeed = ({ title, label = title, tone, children, ...form }: DeedProps) => (
  <DeedForm class="card stack" {...form}>
    <h2>{title}</h2>
    {children}
    <Send label={label} tone={tone} />
  </DeedForm>
);

/** A deed that few came for: folded under its name until it is wanted, or came back with mistakes. */
export const FoldedDeed = ({
  title,
  label = title,
  tone,
  open,
  children,
  ...form
}: DeedProps & { open?: boolean | undefined }) => (
  <details class="fold" open={open}>
    <summary>{title}</summary>
    <DeedForm {...form}>
      {children}
      <Send label={label} tone={tone} />
    </DeedForm>
  </details>
);
