import { share } from './share.js';

/**
 * Signs without leaving the page: the card of the page that the server answers with takes this card's place. Whatever
 * goes another way than expected is left to the form itself.
 */
export function signInPlace(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-island=sign]');
  form?.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return; // sent already
    event.preventDefault();
    const card = await sent(form).catch(() => undefined);
    if (!card) return form.submit();
    document.getElementById('sign')!.replaceWith(card);
    document.querySelector('.deed-bar')?.remove();
    share(card);
    card.scrollIntoView({ block: 'nearest' });
    card.querySelector<HTMLElement>('[data-done]')?.focus();
  });
}

async function sent(form: HTMLFormElement): Promise<HTMLElement | undefined> {
  const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
  if (!answer.ok) return undefined;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const card = page.getElementById('sign');
  if (!card?.querySelector('[data-done]')) return undefined;
  const heading = card.querySelector('h1'); // this page has one of its own
  if (heading) {
    const h2 = document.createElement('h2');
    h2.id = heading.id;
    h2.append(...heading.childNodes);
    heading.replaceWith(h2);
  }
  return card;
}
