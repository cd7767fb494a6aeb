import { wake } from './once.js';

/** The words of a chosen template go into the field at once, after whatever is written there; without one the form is sent for them. */
export function insertTemplates(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
    button.addEventListener('click', (event) => {
      const { form } = button;
      const field = document.getElementById(button.dataset.insert ?? '');
      const chosen = form?.querySelector<HTMLSelectElement>('select[name=template]')?.selectedOptions[0];
      if (!form || !(field instanceof HTMLTextAreaElement) || !chosen) return;
      event.preventDefault();
      wake(form);
      field.value = [field.value.trim(), chosen.dataset.text ?? ''].filter(Boolean).join('\n\n');
      field.focus();
    });
  }
}
