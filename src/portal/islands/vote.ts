import { sendOnce } from './behaviours/once.js';
import { vote } from './behaviours/vote/voting.js';

sendOnce();
const form = document.querySelector<HTMLFormElement>('form[data-ballot]');
const steps = document.querySelector<HTMLElement>('[data-device]');
// where the browser seals nothing, or the round's keys cannot be had, the page stays as it came
if (form && steps && globalThis.crypto?.subtle) vote(form, steps).catch(() => undefined);
