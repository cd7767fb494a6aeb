/** A form that came back: its list of mistakes is brought before the reader. */
export function showErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus();
}
