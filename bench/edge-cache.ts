import type { Answer } from './open-loop.js';

/**
 * One node of a shared cache before the server, for one address, as RFC 9111 and 5861 have it: fresh for `max-age`, then
 * still served for `stale-while-revalidate` while it asks in the background, one request at a time, with `If-None-Match`.
 */
export class EdgeCache {
  private etag: string | undefined;
  private fresh = 0;
  private usable = 0;
  private asking = false;
  /** Viewers answered from here, viewers who had to wait for the server, and requests that reached it. */
  hits = 0;
  waited = 0;
  reached = 0;

  constructor(private readonly ask: (headers: Record<string, string>) => Promise<Answer | undefined>) {}

  /** So many viewers look at this moment. */
  look(viewers: number): void {
    const now = performance.now();
    if (now < this.usable) this.hits += viewers;
    else this.waited += viewers;
    if (now >= this.fresh && !this.asking) void this.revalidate();
  }

  private async revalidate(): Promise<void> {
    this.asking = true;
    this.reached++;
    const answer = await this.ask(this.etag ? { 'if-none-match': this.etag } : {});
    this.asking = false;
    if (!answer || answer.status >= 400) return;
    const control = answer.headers['cache-control'] ?? '';
    const seconds = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0);
    if (/no-store|private/.test(control)) return;
    this.etag = answer.headers.etag ?? this.etag;
    this.fresh = performance.now() + seconds('max-age') * 1_000;
    this.usable = this.fresh + seconds('stale-while-revalidate') * 1_000;
  }
}
