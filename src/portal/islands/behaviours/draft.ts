const PAUSE = 500;
const keyOf = (name: string) => `draft:${name}`;

/** What is not finished stays in this browser alone, and comes back into an empty field; once it is sent it is forgotten. */
export function keepDraft(): void {
  const store = storage();
  if (!store) return;
  const done = document.querySelector<HTMLElement>('[data-draft-done]')?.dataset.draftDone;
  if (done) store.removeItem(keyOf(done));
  for (const place of document.querySelectorAll<HTMLElement>('[data-draft]')) {
    const area = place.querySelector('textarea');
    if (area && place.dataset.draft)
      keep(area, keyOf(place.dataset.draft), store, place.querySelector('[data-draft-note]'));
  }
}

function keep(area: HTMLTextAreaElement, key: string, store: Storage, note: HTMLElement | null): void {
  const before = store.getItem(key);
  if (before && area.value === '') {
    area.value = before;
    tell(note, note?.dataset.back);
  }
  let timer = 0;
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (area.value.trim() === '') store.removeItem(key);
      else store.setItem(key, area.value);
      tell(note, note?.dataset.kept);
    }, PAUSE);
  });
}

function tell(note: HTMLElement | null, words = ''): void {
  if (!note) return;
  note.hidden = words === '';
  if (note.textContent !== words) note.textContent = words;
}

/** Undefined where the browser keeps nothing. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
