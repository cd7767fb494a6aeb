import { ballotRefusals } from '../../../i18n/ka/ballot-refusals.js';
import { budgetingRefusals } from '../../../i18n/ka/budgeting-refusals.js';
import { words } from './words.js';

/** Why a ballot was not cast: one of the page's own reasons, or a refusal of the house. */
export class Told extends Error {
  override readonly name = 'Told';
  constructor(
    readonly why: keyof typeof words.failed | (string & {}),
    readonly because: Readonly<Record<string, unknown>> = {},
    /** The house's own sentence, in English. */
    private readonly detail = '',
  ) {
    super(why);
  }

  /** For whoever votes. */
  get sentence(): string {
    const own = (words.failed as Readonly<Record<string, string>>)[this.why];
    if (own) return own;
    const inGeorgian: Readonly<Record<string, string>> = { ...ballotRefusals, ...budgetingRefusals };
    const here = document.documentElement.lang === 'en' ? undefined : inGeorgian[this.why];
    return here ?? (this.detail || words.failed.network);
  }
}

/** A problem document (RFC 9457) as what it is about. */
export async function toldBy(answer: Response): Promise<Told> {
  const problem = (await answer.json().catch(() => ({}))) as {
    type?: string;
    detail?: string;
    because?: Record<string, unknown>;
  };
  const code = (problem.type ?? '').replace('urn:ghia:', '');
  return new Told(code || 'network', problem.because, problem.detail);
}
