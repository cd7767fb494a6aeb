export type Step = 'code' | 'check' | 'casting' | 'failed' | 'done';

/** The parts that follow the ballot, one of them in sight at a time. */
export class Steps {
  constructor(
    private readonly form: HTMLFormElement,
    readonly root: HTMLElement,
  ) {}

  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  }

  /** Undefined leads back to the ballot. */
  show(step: Step | undefined): void {
    this.form.hidden = step !== undefined;
    for (const part of this.root.querySelectorAll<HTMLElement>('[data-step]')) {
      part.hidden = part.dataset.step !== step;
      if (!part.hidden) part.querySelector<HTMLElement>('h2')?.focus();
    }
    if (step === undefined) this.form.scrollIntoView({ block: 'start' });
  }

  say(selector: string, text: string): void {
    this.find(selector).textContent = text;
  }

  on(selector: string, act: () => void): void {
    for (const button of this.root.querySelectorAll<HTMLElement>(selector)) button.addEventListener('click', act);
  }
}
