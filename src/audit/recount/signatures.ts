import type { PublicFact } from '../leaf.js';

type Pub = { readonly signature?: string; readonly batch?: string; readonly signatures?: readonly string[] };

/**
 * Whether each person counts once at the most, and only decisions take a signature away: of one petition, from the public
 * facts alone. Holds one id for each signature that stands.
 */
export class SignatureStreams {
  /** The signature that counts in a stream, by its event id. */
  private readonly standing = new Map<string, string>();
  private readonly struck = new Map<string, string>();
  /** What each decision names. */
  private readonly named = new Map<string, ReadonlySet<string>>();
  private readonly reversed = new Set<string>();
  /** The first thing that does not fit. */
  wrong: string | undefined;
  invalidated = 0;

  constructor(private readonly petition: string) {}

  take({ id, type, s, pub }: PublicFact, index: number): void {
    const { signature = '', batch = '', signatures = [] } = pub as Pub;
    switch (type) {
      case 'SignaturesInvalidated':
        this.named.set(batch, new Set(signatures));
        break;
      case 'SignaturesRestored':
        this.reversed.add(batch);
        break;
      case 'PetitionSigned':
        if (!s.startsWith(`signature-${this.petition}_`))
          this.says(index, 'a signature stands in a stream of another petition');
        if (this.standing.has(s)) this.says(index, 'the same person counts twice');
        this.standing.set(s, id);
        break;
      case 'SignatureWithdrawn':
        this.leaves(s, signature, index);
        break;
      case 'SignatureInvalidated':
        if (!this.named.get(batch)?.has(signature))
          this.says(index, 'no decision names the signature that is struck off');
        this.leaves(s, signature, index);
        this.struck.set(s, signature);
        this.invalidated++;
        break;
      case 'SignatureRestored':
        if (!this.reversed.has(batch) || this.struck.get(s) !== signature)
          this.says(index, 'what is restored was not struck off');
        this.struck.delete(s);
        this.standing.set(s, signature);
        this.invalidated--;
        break;
    }
  }

  get decisions(): number {
    return this.named.size;
  }

  private leaves(stream: string, signature: string, index: number): void {
    if (this.standing.get(stream) !== signature) this.says(index, 'a signature goes that did not count');
    this.standing.delete(stream);
  }

  private says(index: number, what: string): void {
    this.wrong ??= `leaf ${index}: ${what}`;
  }
}
