import { number } from './number.js';

type Card = {
  id: string;
  status?: string;
  language: string;
  signatures?: number;
  posts?: number;
  text: { title?: string };
};

/** `counts`: which number of a card is told; `counted`: the word for one, and for more. */
type Words = { statuses: Record<string, string>; counts: 'signatures' | 'posts'; counted: [string, string] };

const PAUSE = 400;
const LEAST = 8;

/** While a title is written, what says the same appears below it. */
export function showSimilar(): void {
  const place = document.querySelector<HTMLElement>('[data-similar]');
  const title = document.querySelector<HTMLTextAreaElement>('textarea[name=title]');
  if (!place || !title) return;
  let timer = 0;
  let asked = '';
  title.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, PAUSE);
  });

  async function look(): Promise<void> {
    const text = title!.value.trim();
    if (text === asked) return;
    asked = text;
    const found = text.length < LEAST ? [] : await ask(text).catch(() => []);
    if (text === asked) show(found);
  }

  async function ask(text: string): Promise<Card[]> {
    const answer = await fetch(`${place!.dataset.similar}?text=${encodeURIComponent(text.slice(0, 500))}`);
    return answer.ok ? ((await answer.json()) as { items: Card[] }).items : [];
  }

  function show(found: readonly Card[]): void {
    const { heading = '', page = '', statuses = '{}', counts = '', counted = '["",""]' } = place!.dataset;
    const words = { statuses: JSON.parse(statuses), counts, counted: JSON.parse(counted) } as Words;
    const named = found.filter(({ text }) => text.title).slice(0, 3);
    place!.hidden = named.length === 0;
    place!.replaceChildren(made('h2', heading), list(named, page, words));
  }
}

function list(found: readonly Card[], page: string, words: Words): HTMLElement {
  const ul = made('ul');
  ul.className = 'similar';
  for (const card of found) {
    const { id, language, status = '', text } = card;
    const link = made('a', text.title);
    link.href = page + encodeURIComponent(id);
    link.lang = language;
    const meta = made('span');
    meta.className = 'meta dotted';
    const n = card[words.counts] ?? 0;
    if (words.statuses[status]) meta.append(made('span', words.statuses[status]));
    meta.append(made('span', `${number(n)} ${words.counted[n === 1 ? 0 : 1]}`));
    const li = made('li');
    li.append(link, meta);
    ul.append(li);
  }
  return ul;
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
