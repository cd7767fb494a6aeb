/** Lets what concerns one thing happen one after another, within this process. */
export class Turns {
  private readonly last = new Map<string, Promise<void>>();

  async take<T>(about: string, deed: () => Promise<T>): Promise<T> {
    const before = this.last.get(about) ?? Promise.resolve();
    const mine = before.then(deed);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(about, settled);
    try {
      return await mine;
    } finally {
      if (this.last.get(about) === settled) this.last.delete(about);
    }
  }
}
