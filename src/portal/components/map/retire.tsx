import type { Frame } from '../../frame.js';
import { Guard } from '../guard.js';

type Props = { readonly frame: Frame; readonly action: string; readonly title: string; readonly hint: string };

/** How something is taken out of use, folded away. */
export const Retire = ({ frame, action, title, hint }: Props) => (
  <details class="fold card">
    <summary>{title}</summary>
    <form class="form" method="post" action={action} data-once>
      <Guard frame={frame} />
      <p>{hint}</p>
      <button type="submit" class="button danger">
        {title}
      </button>
    </form>
  </details>
);
