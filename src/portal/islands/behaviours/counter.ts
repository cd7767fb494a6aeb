import { number } from './number.js';

/** Tells how many characters there are as they are typed. A screen reader hears of it only near the end. */
export function countCharacters(): void {
  for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-counted]')) {
    const counter = document.getElementById(`${area.id}-count`);
    const template = area.dataset.counted;
    if (!counter || !template) continue;
    const most = area.maxLength;
    area.removeAttribute('maxlength'); // the counter tells; cutting off what was pasted would lose it
    const show = () => {
      const used = [...area.value.trim()].length;
      counter.textContent = template.replace('{n}', number(used));
      counter.classList.toggle('over', used > most);
      if (used > most * 0.9) counter.setAttribute('role', 'status');
      else counter.removeAttribute('role');
    };
    area.addEventListener('input', show);
    show();
  }
}
