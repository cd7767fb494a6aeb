import { checkReceipt, type Known, type Step } from './behaviours/check-receipt.js';
import { share } from './behaviours/share.js';

const fetched = async (url: string): Promise<Response> => {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};

/** Checks the receipt of the page in this browser, and says what it found. */
async function check(section: HTMLElement): Promise<void> {
  const { receipt = '', leaf = '' } = section.dataset;
  const about = (await (await fetched('/.well-known/ghia-log.json')).json()) as { origin: string; vkeys: string[] };
  const place = `ghia-log:${about.origin}`;
  const known = JSON.parse(localStorage.getItem(place) ?? 'null') as Known | null;
  const found = await checkReceipt({
    receipt: await (await fetched(receipt)).text(),
    entry: new Uint8Array(await (await fetched(leaf)).arrayBuffer()),
    vkeys: about.vkeys,
    newest: await (await fetched('/log/checkpoint')).text(),
    known: known ?? undefined,
    consistency: async (before, size) => {
      const answer = await fetched(`/api/v1/audit/consistency?old=${before}&new=${size}`);
      return ((await answer.json()) as { hashes: string[] }).hashes;
    },
  });
  for (const [step, well] of Object.entries(found.steps)) show(section, step as Step, well);
  if (found.known) localStorage.setItem(place, JSON.stringify(found.known));
  say(section, found.known ? 'good' : 'bad');
}

function show(section: HTMLElement, step: Step, well: boolean): void {
  const line = section.querySelector<HTMLElement>(`[data-step=${step}]`);
  if (!line) return;
  line.hidden = false;
  line.classList.add(well ? 'good' : 'bad');
  line.textContent = (well ? line.dataset.good : line.dataset.bad) ?? '';
}

function say(section: HTMLElement, how: 'good' | 'bad' | 'failed'): void {
  const status = section.querySelector<HTMLElement>('[data-result]');
  if (status) status.textContent = status.dataset[how] ?? '';
  section.classList.add(how === 'good' ? 'good' : 'bad');
}

share();
const section = document.querySelector<HTMLElement>('[data-receipt]');
if (section) {
  section.hidden = false;
  check(section).catch(() => say(section, 'failed'));
}
