import { wake } from './once.js';

/** The look at it comes from the server as without a script; only it is set into this page, and nothing typed is lost. */
export function previewInPlace(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-preview]')) {
    form.addEventListener('submit', (event) => {
      const button = event.submitter as HTMLButtonElement | null;
      if (button?.value !== 'preview') return;
      event.preventDefault();
      void show(form, button).finally(() => wake(form));
    });
  }
}

async function show(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const fields = new FormData(form, button) as unknown as Record<string, string>;
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields) });
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-previewed]');
  const place = document.querySelector('[data-previewed]');
  if (!made || !place) return;
  place.replaceWith(document.importNode(made, true));
  document.querySelector('[data-previewed]')?.scrollIntoView({ block: 'nearest' });
}
