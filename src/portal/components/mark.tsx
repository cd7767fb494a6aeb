import { GLYPH } from './glyph.js';

/** The portal's own mark. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
    <rect width="40" height="40" rx="11" fill="#0b5c63" />
    <path d={GLYPH} fill="#fff" />
  </svg>
);
