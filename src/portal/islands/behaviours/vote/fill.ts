import { type Choice, faultOf, type OnBallot } from '../../../../ballots/choice.js';
import { choiceIn, PROJECT, type Said } from '../../../ballot-fields.js';
import { standing, whyNotMore } from '../../../ballot-standing.js';
import { ranking } from './ranking.js';
import { potNamed, words } from './words.js';

/** What a ballot says now, and what is wrong with it, in words. */
export type Filling = Said & { readonly fault: string | undefined };

/** Leads along while one chooses: what is left, what still fits, and why something does not. */
export function fillIn(form: HTMLFormElement, on: OnBallot): () => Filling {
  const read = () => readForm(form, on);
  const show = () => {
    const { choice } = read();
    const bar = form.querySelector<HTMLElement>('.vote-bar');
    const state = form.querySelector<HTMLElement>('[data-standing]');
    const text = standing(choice, on, words, potNamed);
    if (state && state.textContent !== text) state.textContent = text;
    bar?.classList.toggle('bad', isTooMuch(choice, on));
    bar?.classList.toggle('good', text === words.exact);
    limit(form, on, choice);
    form.querySelector<HTMLElement>('[data-fault]')?.setAttribute('hidden', '');
  };
  slide(form);
  if (on.rules.ballot.type === 'ranking') ranking(form, on.rules.ballot.points.length, show);
  form.addEventListener('input', show);
  form.addEventListener('change', show);
  addEventListener('pageshow', show); // what the browser has put back
  show();
  return read;
}

function readForm(form: HTMLFormElement, on: OnBallot): Filling {
  const data = new FormData(form);
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : undefined);
  const said = choiceIn(
    { one: (name) => text(data.get(name)), all: (name) => data.getAll(name).flatMap((value) => text(value) ?? []) },
    on,
  );
  if (said.unread.length > 0) return { ...said, fault: words.unread };
  const fault = faultOf(said.choice, on);
  const { ballot } = on.rules;
  if (fault === 'wrong-sum' && ballot.type === 'allocation' && 'points' in said.choice) {
    const sum = Object.values(said.choice.points).reduce((all, n) => all + n, 0);
    return { ...said, fault: words.sum(sum, ballot.points) };
  }
  return { ...said, fault: fault && words.faults[fault] };
}

/** Too little of a hundred lari is not wrong yet; too much is. */
function isTooMuch(choice: Choice, on: OnBallot): boolean {
  const fault = faultOf(choice, on);
  if (fault !== 'wrong-sum' || on.rules.ballot.type !== 'allocation' || !('points' in choice))
    return fault !== undefined;
  return Object.values(choice.points).reduce((all, n) => all + n, 0) > on.rules.ballot.points;
}

/** What does not fit any more stays in sight, and says why. */
function limit(form: HTMLFormElement, on: OnBallot, choice: Choice): void {
  const chosen = new Set('projects' in choice ? choice.projects : []);
  for (const project of on.projects) {
    const card = form.querySelector<HTMLElement>(`[data-project="${CSS.escape(project.id)}"]`);
    const box = card?.querySelector<HTMLInputElement>(`input[name=${PROJECT}]`);
    const said = card?.querySelector<HTMLElement>('[data-why]');
    if (!card || !box || !said) continue;
    const why = chosen.has(project.id) ? undefined : whyNotMore(project, choice, on);
    box.disabled = why !== undefined;
    card.classList.toggle('off', why !== undefined);
    said.hidden = why === undefined;
    said.textContent = why ? words[why] : '';
  }
}

/** Each slider moves its number, and the number its slider. */
function slide(form: HTMLFormElement): void {
  for (const slider of form.querySelectorAll<HTMLInputElement>('[data-slider]')) {
    const number = form.elements.namedItem(slider.dataset.slider ?? '') as HTMLInputElement | null;
    if (!number) continue;
    slider.hidden = false;
    slider.value = number.value || '0';
    slider.addEventListener('input', () => {
      number.value = slider.value === '0' ? '' : slider.value;
    });
    number.addEventListener('input', () => {
      slider.value = number.value || '0';
    });
  }
}
