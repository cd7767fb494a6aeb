/** Keys that were seen lately, bounded in number and in age. */
export class Remembered {
  private readonly since = new Map<string, number>();

  constructor(
    private readonly bounds: { readonly seconds: number; readonly jobs: number },
    private readonly now: () => number = Date.now,
  ) {}

  get size(): number {
    this.forget();
    return this.since.size;
  }

  has(key: string): boolean {
    this.forget();
    return this.since.has(key);
  }

  add(key: string): void {
    this.since.delete(key);
    this.since.set(key, this.now());
    this.forget();
  }

  private forget(): void {
    const oldest = this.now() - this.bounds.seconds * 1000;
    for (const [key, since] of this.since) {
      if (since > oldest && this.since.size <= this.bounds.jobs) return;
      this.since.delete(key);
    }
  }
}
