import type { Frame } from '../frame.js';

/** What goes back with every form: who may send it, and that sending it twice is one wish. */
export const Guard = ({ frame: { csrf, key } }: { frame: Frame }) => (
  <>
    {csrf !== null && <input type="hidden" name="csrf" value={csrf} />}
    <input type="hidden" name="key" value={key} />
  </>
);
