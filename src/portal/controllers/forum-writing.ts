import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import type { Done } from './deeds.js';
import type { Visit } from './visit.js';

/** By what name a form says that its author is to be shown. What was typed for another choice is left out. */
export function nameIn({ form: { display, pen } }: Pick<Visit, 'form'>) {
  return { display: display ?? 'none', ...(display === 'pen' && { pen }) };
}

/** What was wrong; where somebody only has to wait, also for how long. */
export function toldToWait(done: Extract<Done, { errors: unknown }>, lang: Lang): readonly FormError[] {
  const { seconds } = (done.because ?? {}) as { seconds?: number };
  if (seconds === undefined) return done.errors;
  return done.errors.map(({ field, text }) => ({ field, text: `${text} ${say(lang).forum.write.wait(seconds)}` }));
}
