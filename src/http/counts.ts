import { PetitionCount } from '../../read-models/petitions.js';
import type { Questions } from '../read/questions.js';

type Count = Awaited<ReturnType<PetitionCount['answer']>>;
type Kept = { readonly count: Promise<Count>; readonly since: number };

/** How old a count may be (milliseconds). A hundred thousand people ask for the same few numbers; none of them needs less. */
const KEPT_FOR = 250;
const MOST_KEPT = 2_000;

/** The numbers everybody asks for, each read from the store four times a second at most. */
export class Counts {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly questions: Questions) {}

  /** A caller who names a position, or a past, gets an answer of their own. */
  of(id: string, { asOf, after }: { asOf?: string | undefined; after?: string | undefined }): Promise<Count> {
    if (asOf !== undefined || after !== undefined) return this.questions.ask(new PetitionCount(id), asOf);
    const now = Date.now();
    const known = this.kept.get(id);
    if (known && now - known.since < KEPT_FOR) return known.count;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const count = this.questions.ask(new PetitionCount(id));
    this.kept.set(id, { count, since: now });
    count.catch(() => this.kept.delete(id));
    return count;
  }
}
