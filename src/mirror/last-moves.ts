/** Streams remembered before the older half is let go. */
const MOST = 20_000;

/** Which streams have moved of late, and where: whoever has looked at one needs not look again before it moves. */
export class LastMoves {
  private recent = new Map<string, number>();
  private older = new Map<string, number>();
  private recentFrom: number;

  /** @param from facts behind this position are told here, all of them and in order */
  constructor(private from: number) {
    this.recentFrom = from;
  }

  note(stream: string, position: number): void {
    if (this.recent.size >= MOST) {
      this.older = this.recent;
      this.from = this.recentFrom;
      this.recent = new Map();
      this.recentFrom = position - 1;
    }
    this.recent.set(stream, position);
  }

  /** False only when certainly nothing of the stream has come behind that position. */
  since(stream: string, position: number): boolean {
    return position < this.from || (this.recent.get(stream) ?? this.older.get(stream) ?? 0) > position;
  }
}
