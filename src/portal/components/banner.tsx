import type { ComponentChildren } from 'preact';

type Props = {
  readonly tone?: 'good' | 'bad' | 'waits';
  readonly title: string;
  /** News of what was just done: read out and brought into focus. */
  readonly news?: boolean;
  readonly children?: ComponentChildren;
};

/** One piece of news over a page. */
export const Banner = ({ tone, title, news, children }: Props) => (
  <div class={tone ? `banner ${tone}` : 'banner'} role={news ? 'status' : undefined}>
    {news ? (
      <p>
        <b>{title}</b>
      </p>
    ) : (
      <h2>{title}</h2>
    )}
    {children}
  </div>
);
