type Props = {
  readonly value: number;
  readonly of: number;
  readonly thin?: boolean;
  readonly tone?: 'good';
  /** Moves with the live count. */
  readonly live?: boolean;
} & ({ readonly label: string } | { readonly labelledBy: string });

/** How far on the way: always beside the sentence that says it. */
export function Meter({ value, of, thin, tone, live, ...named }: Props) {
  const most = Math.max(1, of);
  return (
    <progress
      class={['meter', thin && 'thin', tone].filter(Boolean).join(' ')}
      max={most}
      value={Math.min(value, most)}
      aria-label={'label' in named ? named.label : undefined}
      aria-labelledby={'labelledBy' in named ? named.labelledBy : undefined}
      data-live-meter={live}
    />
  );
}
