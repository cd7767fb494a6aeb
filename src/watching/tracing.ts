/** Where a span stands in its trace, as OpenTelemetry has it: 32 and 16 hex digits. */
export type Place = { readonly traceId: string; readonly spanId: string };
export type About = {
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** The span above it; without one, that of the request or job that is being worked on. */
  readonly parent?: Place | undefined;
  /** Its own place, where others must be able to work it out; it begins a trace then. */
  readonly at?: Place;
  readonly links?: readonly Place[];
  readonly server?: true;
};
export type Span = {
  readonly place: Place;
  end(outcome?: { readonly attributes?: About['attributes']; readonly failed?: boolean }): void;
};
export type Tracing = { begin(name: string, about: About): Span; stop(): Promise<void> };
