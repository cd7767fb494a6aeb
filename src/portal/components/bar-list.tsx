import type { Lang } from '../frame.js';
import { format } from '../i18n/format.js';
import { Meter } from './meter.js';

export type Bar = { readonly label: string; readonly value: number };

/** Bars as a list: each with its name and number, readable without the bar. */
export function BarList({ bars, lang }: { bars: readonly Bar[]; lang: Lang }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const { number } = format(lang);
  return (
    <ul class="bars">
      {bars.map(({ label, value }) => (
        <li>
          <span>{label}</span>
          <b>{number(value)}</b>
          <Meter value={value} of={most} label={`${label}: ${number(value)}`} />
        </li>
      ))}
    </ul>
  );
}
