import { number } from './number.js';

const EVERY = 10_000;

/** Keeps the count as it is now: asks every ten seconds while somebody looks, and mostly hears that nothing has changed. */
export function liveCount(): void {
  const card = document.querySelector<HTMLElement>('[data-live]');
  if (!card?.dataset.live) return;
  const url = card.dataset.live;
  let shown: number | undefined;

  async function look(): Promise<void> {
    if (document.hidden) return;
    const answer = await fetch(url, { cache: 'no-cache' }).catch(() => undefined); // the browser sends the ETag itself
    if (!answer?.ok) return;
    const { count } = (await answer.json()) as { count: number };
    if (count === shown) return;
    shown = count;
    show(count);
  }

  function show(count: number): void {
    const meter = document.querySelector<HTMLProgressElement>('[data-live-meter]');
    if (meter) meter.value = Math.min(count, meter.max);
    for (const place of document.querySelectorAll('[data-live-count]')) place.textContent = number(count);
    const far = document.querySelector('[data-live-far]');
    if (far && meter) far.textContent = `${number(count)} / ${number(meter.max)}`;
  }

  setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look);
}
