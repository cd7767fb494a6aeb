/** A form is sent once: after the first press its buttons rest, and wake when the page comes back from the browser's memory. */
export function sendOnce(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = 'yes';
      rest(form, true);
    });
    addEventListener('pageshow', () => wake(form));
  }
}

/** Lets a form be sent again. */
export function wake(form: HTMLFormElement): void {
  delete form.dataset.sent;
  rest(form, false);
}

function rest(form: HTMLFormElement, resting: boolean): void {
  for (const button of form.querySelectorAll('button[type=submit]'))
    resting ? button.setAttribute('aria-disabled', 'true') : button.removeAttribute('aria-disabled');
}
