import { askedOf, isEmpty } from '../../../../commands/surveys/asked.js';
import type { SurveyQuestion } from '../../../../events/surveys.js';
import { type Filled, filledWith, NOTHING_FILLED, readFrom } from '../../survey-steps.js';

type Draft = Filled & { readonly draft: string; readonly stratum: string; readonly version: number };
type Synced = { readonly draft: string; readonly synced: boolean };
/** So many go in one request. */
const AT_ONCE = 100;

/** Interviews stay on the device until there is a network; each has an id of its own, so that sending twice is once. */
export function keepInterviews(): void {
  const box = document.querySelector<HTMLElement>('[data-fieldwork]');
  const form = document.querySelector<HTMLFormElement>('[data-fieldwork-form]');
  const status = box?.querySelector<HTMLElement>('[data-fieldwork-status]');
  if (!box || !form || !status) return;
  const questions = JSON.parse(box.dataset.questions ?? '[]') as SurveyQuestion[];
  const store = `ghia-fieldwork-${box.dataset.fieldwork}`;
  const kept = (): Draft[] => JSON.parse(localStorage.getItem(store) ?? '[]') as Draft[];
  const keep = (drafts: readonly Draft[]) => localStorage.setItem(store, JSON.stringify(drafts));
  const tell = (said = '') => {
    const waiting = (box.dataset.waiting ?? '').replace('{n}', String(kept().length));
    status.textContent = said ? `${said} ${waiting}` : waiting;
  };

  const filled = (): Filled => {
    const data = new FormData(form);
    const one = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : undefined;
    };
    const all = (name: string) => data.getAll(name).filter((value): value is string => typeof value === 'string');
    return filledWith(NOTHING_FILLED, [], readFrom(questions, { one, all }), questions);
  };
  const showAsked = () => {
    const asked = new Set(askedOf(questions, filled().answers).map(({ code }) => code));
    for (const each of form.querySelectorAll<HTMLElement>('[data-question]'))
      each.hidden = !asked.has(each.dataset.question ?? '');
  };

  box.hidden = false;
  tell();
  showAsked();
  form.addEventListener('change', showAsked);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = filled();
    const open = askedOf(questions, said.answers).find(
      ({ code, required }) => required && isEmpty(said.answers[code] ?? ''),
    );
    if (open) {
      tell(box.dataset.incomplete);
      const control = form.querySelector<HTMLElement>(`[data-question="${open.code}"] :is(input, select, textarea)`);
      control?.focus();
      return;
    }
    const stratum = String(new FormData(form).get('stratum') ?? '');
    keep([...kept(), { draft: crypto.randomUUID(), stratum, version: Number(box.dataset.version), ...said }]);
    form.reset();
    showAsked();
    tell(box.dataset.kept);
    box.scrollIntoView();
  });
  box.querySelector('[data-fieldwork-send]')?.addEventListener('click', () => void send(box, kept, keep, tell));
}

async function send(
  { dataset }: HTMLElement,
  kept: () => Draft[],
  keep: (drafts: readonly Draft[]) => void,
  tell: (said?: string) => void,
): Promise<void> {
  const drafts = kept().slice(0, AT_ONCE);
  if (drafts.length === 0) return tell();
  const said = await post(dataset.address ?? '', drafts);
  if (!said) return tell(dataset.noNetwork);
  const done = new Set(said.filter(({ synced }) => synced).map(({ draft }) => draft));
  keep(kept().filter(({ draft }) => !done.has(draft)));
  tell(done.size === drafts.length ? dataset.sent : dataset.refused);
}

/** Undefined where nobody answered, or not as asked. */
async function post(address: string, drafts: readonly Draft[]): Promise<readonly Synced[] | undefined> {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ drafts }) });
    if (answer.status === 409 || answer.status === 403) return [];
    return answer.ok ? ((await answer.json()) as { items: Synced[] }).items : undefined;
  } catch {
    return undefined;
  }
}
