import { words } from './words.js';

type Ranked = { readonly id: string; readonly title: string; readonly field: HTMLInputElement };

/** An order of projects that is moved with buttons, by hand or by keyboard. The number fields hold it, out of sight. */
export function ranking(form: HTMLFormElement, most: number, changed: () => void): void {
  const place = form.querySelector<HTMLElement>('[data-ranked]');
  if (!place) return;
  const all = [...form.querySelectorAll<HTMLElement>('[data-project]')].map((card): Ranked & { card: HTMLElement } => ({
    card,
    id: card.dataset.project ?? '',
    title: card.querySelector('label b')?.textContent ?? '',
    field: card.querySelector('input')!,
  }));
  const list = document.createElement('ol');
  list.className = 'ranked card';
  place.append(list);
  let order = all
    .filter(({ field }) => Number(field.value) > 0)
    .sort((a, b) => Number(a.field.value) - Number(b.field.value));

  const write = (next: typeof order, focus?: { id: string; deed: string }) => {
    order = next;
    for (const one of all) {
      const at = order.indexOf(one);
      one.field.value = at < 0 ? '' : String(at + 1);
    }
    draw();
    changed();
    const near =
      focus && list.querySelector<HTMLElement>(`[data-id="${CSS.escape(focus.id)}"] [data-deed=${focus.deed}]`);
    (near && !near.hasAttribute('disabled')
      ? near
      : list.querySelector<HTMLElement>('button:not([disabled])')
    )?.focus();
  };
  const moved = (from: number, to: number, deed: string) => {
    const next = order.toSpliced(from, 1).toSpliced(to, 0, order[from]!);
    write(next, { id: order[from]!.id, deed });
  };
  // beside the buttons, for whoever has a mouse: what is dropped takes the place of what it is dropped on
  let dragged: number | undefined;
  const draggable = (item: HTMLElement, at: number) => {
    item.draggable = true;
    item.addEventListener('dragstart', (event) => {
      dragged = at;
      event.dataTransfer?.setData('text/plain', '');
    });
    item.addEventListener('dragover', (event) => {
      if (dragged !== undefined) event.preventDefault();
    });
    item.addEventListener('drop', (event) => {
      event.preventDefault();
      if (dragged !== undefined && dragged !== at) moved(dragged, at, 'up');
      dragged = undefined;
    });
    item.addEventListener('dragend', () => {
      dragged = undefined;
    });
  };
  const draw = () => {
    list.replaceChildren(
      ...order.map((one, i) => {
        const item = document.createElement('li');
        item.dataset.id = one.id;
        draggable(item, i);
        const name = document.createElement('span');
        name.textContent = one.title;
        item.append(
          name,
          button('↑', words.up(one.title), 'up', i === 0, () => moved(i, i - 1, 'up')),
          button('↓', words.down(one.title), 'down', i === order.length - 1, () => moved(i, i + 1, 'down')),
          button('×', words.unrank(one.title), 'out', false, () => write(order.filter((other) => other !== one))),
        );
        return item;
      }),
    );
    list.hidden = order.length === 0;
    for (const one of all) {
      const add = one.card.querySelector<HTMLButtonElement>('[data-deed=add]');
      if (!add) continue;
      add.hidden = order.includes(one);
      add.disabled = order.length >= most;
    }
  };
  for (const one of all) {
    one.field.closest<HTMLElement>('.amount')!.hidden = true;
    const add = button(words.add, words.rank(one.title), 'add', false, () =>
      write([...order, one], { id: one.id, deed: 'up' }),
    );
    one.card.append(add);
  }
  draw();
}

function button(
  text: string,
  label: string | undefined,
  deed: string,
  off: boolean,
  act: () => void,
): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'button quiet';
  made.textContent = text;
  made.dataset.deed = deed;
  made.disabled = off;
  if (label) {
    made.setAttribute('aria-label', label);
    made.title = label;
  }
  made.addEventListener('click', act);
  return made;
}
