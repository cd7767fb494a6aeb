/** What was looked up lately: bounded in number and in age. */
export class Recent<K, V> {
  private readonly held = new Map<K, { readonly value: V; readonly until: number }>();

  constructor(
    private readonly most: number,
    private readonly milliseconds: number,
  ) {}

  get(key: K): V | undefined {
    const found = this.held.get(key);
    if (!found) return undefined;
    if (found.until > performance.now()) return found.value;
    this.held.delete(key);
    return undefined;
  }

  set(key: K, value: V): void {
    if (this.most === 0) return;
    if (this.held.size >= this.most) this.held.delete(this.held.keys().next().value!);
    this.held.set(key, { value, until: performance.now() + this.milliseconds });
  }

  delete(key: K): void {
    this.held.delete(key);
  }

  clear(): void {
    this.held.clear();
  }
}
