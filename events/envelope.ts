/** What a fact keeps from the public: whatever names, shows or quotes a person. Sealed before it reaches the log. */
export type Private<P extends object = object> = {
  /** Whose key seals it: a scoped pseudonym, or the document whose business it is. */
  readonly subject: string;
  readonly content: Readonly<P>;
};

/** A fact as the domain speaks of it: a past-tense name, what the public may know for ever, and what it may not. */
export type Fact<T extends string = string, D extends object = object, P extends object = never> = {
  readonly type: T;
  readonly data: Readonly<D>;
  readonly private?: Private<P>;
};

/** Who did it, on whose behalf, and because of what. Actors are pseudonyms, scoped where the stream is a person's. */
export type Meta = {
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
};

/** The private part as the log holds it: unreadable without the subject's key, provable with salt and content. */
export type Sealed = {
  readonly subject: string;
  /** SHA-256("ghia/private/v1\0" ‖ salt ‖ canonical JSON), hex. */
  readonly commitment: string;
  /** base64url of nonce (12) ‖ ciphertext ‖ tag (16), AES-256-GCM over { salt, content }. */
  readonly box: string;
  /** SHA-256 of the box (hex), where the box itself is lost: the fact was brought back from the public log. `box` is empty. */
  readonly lost?: string;
};

/** What the log adds to a fact. */
type Accepted = {
  /** 32 hex digits, the same for the same command on the same stream. */
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** The log's own order: rises, never repeats, may have gaps. */
  readonly position: number;
  readonly schema: number;
  /** ISO-8601 UTC with milliseconds; never decreases along the log. */
  readonly at: string;
  readonly meta: Meta;
  readonly sealed?: Sealed;
};

/** A fact after the log has accepted it. The log owns every field outside `data`. One of several facts stays one of them. */
export type Recorded<F extends { type: string; data: object } = Fact> = F extends unknown
  ? Omit<F, 'private'> & Accepted
  : never;
