import { askedOf, isEmpty } from '../../../../commands/surveys/asked.js';
import type { SurveyQuestion } from '../../../../events/surveys.js';
import { type Filled, filledWith, NOTHING_FILLED, readFrom } from '../../survey-steps.js';

type Draft = Filled & {
  readonly draft: string;
  readonly stratum: string;
  readonly version: number;
  /** Why it was not taken, as the house has said when it was last sent. */
  readonly refused?: string;
};
type Synced = { readonly draft: string; readonly synced: boolean; readonly refused?: string };
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
    showRefused(box, kept(), (draft) => {
      keep(kept().filter((one) => one.draft !== draft));
      tell();
    });
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
  // what was refused is tried again, behind what was never sent
  const drafts = kept()
    .sort((a, b) => Number('refused' in a) - Number('refused' in b))
    .slice(0, AT_ONCE);
  if (drafts.length === 0) return tell();
  const said = await post(
    dataset.address ?? '',
    drafts.map(({ refused: _, ...draft }) => draft),
  );
  if (!said) return tell(dataset.noNetwork);
  const done = new Set(said.filter(({ synced }) => synced).map(({ draft }) => draft));
  const why = new Map(said.flatMap(({ draft, refused }) => (refused ? [[draft, refused]] : [])));
  const left = kept().filter(({ draft }) => !done.has(draft));
  keep(left.map((one) => (why.has(one.draft) ? { ...one, refused: why.get(one.draft)! } : one)));
  tell(done.size === drafts.length ? dataset.sent : dataset.refused);
}

/** Each interview that was not taken, and why. It stays until it is taken, or whoever held it deletes it. */
function showRefused(box: HTMLElement, drafts: readonly Draft[], drop: (draft: string) => void): void {
  const place = box.querySelector<HTMLElement>('[data-fieldwork-refused]');
  const list = place?.querySelector('ul');
  if (!place || !list) return;
  const { strata = '{}', reasons = '{}', drop: label = '', dropSure = '' } = box.dataset;
  const [names, words] = [strata, reasons].map((text) => JSON.parse(text) as Record<string, string>);
  const refused = drafts.filter((one) => one.refused !== undefined);
  place.hidden = refused.length === 0;
  list.replaceChildren(
    ...refused.map(({ draft, stratum, refused: why = '' }) => {
      const item = document.createElement('li');
      const told = document.createElement('p');
      told.textContent = `${names?.[stratum] ?? stratum}: ${words?.[why] ?? why}`;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button quiet';
      button.textContent = label;
      button.addEventListener('click', () => confirm(dropSure) && drop(draft));
      item.append(told, button);
      return item;
    }),
  );
}

/** Undefined where nobody answered, or not as asked. */
async function post(address: string, drafts: readonly Draft[]): Promise<readonly Synced[] | undefined> {
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ drafts }) });
    if (answer.status === 409 || answer.status === 403) {
      const { type } = (await answer.json()) as { type: string };
      return drafts.map(({ draft }) => ({ draft, synced: false, refused: type.replace('urn:ghia:', '') }));
    }
    return answer.ok ? ((await answer.json()) as { items: Synced[] }).items : undefined;
  } catch {
    return undefined;
  }
}
