import type { ComponentChildren } from 'preact';

type Props = {
  readonly label?: string;
  /** The id of what names it, where that stands on the page. */
  readonly labelledBy?: string;
  /** No taller than a part of the screen either. */
  readonly tall?: boolean;
  readonly children: ComponentChildren;
};

/** A wide table, which scrolls by itself. */
export const Scroller = ({ label, labelledBy, tall, children }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the end of a wide table
  <section class={tall ? 'scroller tall' : 'scroller'} tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
    {children}
  </section>
);
