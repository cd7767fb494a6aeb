import { recount, type Step } from './behaviours/recount.js';
import { recountWords } from './behaviours/recount-words.js';

const section = document.querySelector<HTMLElement>('[data-recount]');
const begin = section?.querySelector<HTMLButtonElement>('[data-begin]');
if (section && begin) {
  begin.hidden = false;
  section.querySelector<HTMLElement>('[data-no-script]')!.hidden = true;
  begin.addEventListener('click', () => void run(section, begin));
}

async function run(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const said = place.querySelector<HTMLElement>('[data-said]')!;
  const show = (step: Step, well: boolean) => {
    const line = place.querySelector<HTMLElement>(`[data-step=${step}]`)!;
    line.hidden = false;
    line.className = well ? 'good' : 'bad';
    line.textContent = (well ? line.dataset.good : line.dataset.bad) ?? '';
  };
  try {
    const found = await recount(place.dataset.recount ?? '', {
      step: show,
      progress: (n, of) => {
        said.textContent = recountWords.progress(n, of);
      },
    });
    const unopenable = place.querySelector<HTMLElement>('[data-unopenable]')!;
    unopenable.hidden = found.unopenable === 0;
    unopenable.textContent = recountWords.unopenable(found.unopenable);
    said.textContent = (found.well ? said.dataset.good : said.dataset.bad) ?? '';
  } catch {
    said.textContent = said.dataset.failed ?? '';
  }
  button.disabled = false;
}
