import type { ComponentChildren } from 'preact';
import type { Lang } from '../../frame.js';

type Props = {
  readonly tags: ComponentChildren;
  readonly where?: string | undefined;
  readonly href: string;
  readonly title: string;
  /** The language of its title, where that is its author's. */
  readonly language?: Lang;
  readonly children: ComponentChildren;
};

/** What a card of ours on a page of somebody else begins with; its link leads out of the frame. */
export const Embedded = ({ tags, where, href, title, language, children }: Props) => (
  <>
    <p class="kicker">
      {tags}
      {where !== undefined && <span class="meta">{where}</span>}
    </p>
    <h1 lang={language}>
      <a href={href} target="_blank" rel="noopener">
        {title}
      </a>
    </h1>
    {children}
  </>
);
