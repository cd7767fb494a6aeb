import { get, type IncomingMessage } from 'node:http';

/** Watchdogs that listen to the log as it happens, each from a network of its own; what each of them was told. */
export class Listeners {
  private readonly told: number[] = [];
  private readonly answers: IncomingMessage[] = [];
  /** Cut off by the server, or never let in. */
  gone = 0;

  /** @param type of the facts that are counted */
  async listen(port: number, many: number, type: string): Promise<void> {
    const line = `event: ${type}\n`;
    await Promise.all(
      Array.from({ length: many }, async (_, n) => {
        this.told[n] = 0;
        const headers = { 'x-forwarded-for': `10.${n >> 8}.${n & 255}.1` };
        const answer = await new Promise<IncomingMessage>((done, fail) =>
          get({ host: '127.0.0.1', port, path: '/api/v1/stream', headers }, done).once('error', fail),
        );
        this.answers.push(answer);
        if (answer.statusCode !== 200) this.gone++;
        let rest = '';
        answer.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString('latin1')).split('\n');
          rest = lines.pop()!;
          for (const one of lines) if (`${one}\n` === line) this.told[n]!++;
        });
        answer.on('error', () => this.gone++);
      }),
    );
  }

  /** Waits until each was told so many; those that were, after so long (milliseconds). */
  async all(count: number, patience: number): Promise<number> {
    const until = performance.now() + patience;
    const whole = () => this.told.filter((one) => one === count).length;
    while (whole() < this.told.length && performance.now() < until)
      await new Promise((later) => setTimeout(later, 100));
    return whole();
  }

  stop(): void {
    for (const answer of this.answers)
      answer
        .removeAllListeners('error')
        .on('error', () => undefined)
        .destroy();
  }
}
