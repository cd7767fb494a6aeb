/** How far on the way: always beside the sentence that names it. */
export function Meter({ value, of, label, thin, tone, live }: MeterProps) {
  const kinds = ['meter', thin && 'thin', tone].filter(Boolean).join(' ');
  const most = Math.max(1, of);
  return <progress class={kinds} max={most} value={Math.min(value, most)} aria-label={label} data-live-meter={live} />;
}
type MeterProps = {
  readonly value: number;
  readonly of: number;
  readonly label: string;
  readonly thin?: boolean;
  readonly tone?: 'good';
  /** Moves with the live count. */
  readonly live?: boolean;
};
