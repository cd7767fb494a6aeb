import type { Lang } from '../../frame.js';
import { format } from '../../i18n/format.js';

type Props = {
  readonly lang: Lang;
  /** What is counted, for those who do not see the numbers side by side. */
  readonly label: string;
  readonly items: readonly {
    readonly label: string;
    readonly count: number;
    readonly tone?: string | undefined;
    readonly href: string;
    readonly here: boolean;
  }[];
};

/** Numbers that lead to what they count. */
export function FigureLinks({ lang, label: named, items }: Props) {
  const { number } = format(lang);
  return (
    <nav aria-label={named}>
      <ul class="figures">
        {items.map(({ label, count, tone, href, here }) => (
          <li>
            <a
              class={tone ? `card figure ${tone}` : 'card figure'}
              href={href}
              aria-current={here ? 'page' : undefined}
            >
              <span class="label">{label}</span>
              <b>{number(count)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
