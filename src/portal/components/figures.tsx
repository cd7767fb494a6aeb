export type Figure = { readonly label: string; readonly value: string; readonly tone?: 'good' | 'waits' | 'bad' };

/** A few numbers side by side. */
export const Stats = ({ items }: { items: readonly Figure[] }) => (
  <dl class="stats">
    {items.map(({ label, value }) => (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** Numbers with weight: what waits, what is late. */
export const Figures = ({ items }: { items: readonly Figure[] }) => (
  <dl class="figures">
    {items.map(({ label, value, tone }) => (
      <div class={tone ? `card figure ${tone}` : 'card figure'}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
