const DRAWN = {
  write: 'M5 19.5h14M6.5 15.5l9.2-9.200a1.900 1.900 0 0 1 2.700 2.700L9.200 18.200l-3.700 1z',
  sign: 'M4 19.500h16M6 15c3-6 5.500-9.500 7-9 2.200.800-3 8.500-1.500 9 1.200.400 2.700-3.500 3.800-3.200.900.300-.300 2.700.700 3 .7.200 1.500-.500 2.500-1.300',
  shield: 'M12 3l8 3v6c0 4.500-3.200 7.700-8 9-4.800-1.300-8-4.500-8-9V6zM8.500 12l2.500 2.500 4.500-5',
  map: 'M9 4.500l-5.500 2v13l5.500-2 6 2 5.500-2v-13l-5.500 2zM9 4.500v13M15 6.500v13',
  talk: 'M4 5h12v8.500H9l-3.500 3v-3H4zM19 9h1v8.500h-1.500v3l-3.500-3H11',
  bars: 'M4 20h16M7 20v-5.5M12 20V5M17 20V10.500',
  done: 'M5 12.500l4.500 4.500L19 7.500',
} as const;

/** A small drawing beside words; it says nothing that they do not. */
export const Icon = ({ of }: { of: keyof typeof DRAWN }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={DRAWN[of]} />
  </svg>
);

export const DoneMark = () => (
  <svg class="icon done-mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d={DRAWN.done} />
  </svg>
);
