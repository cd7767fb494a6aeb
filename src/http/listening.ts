import type { Writable } from 'node:stream';
import type { LiveFacts, Told } from '../audit/live-facts.js';

/** What may wait to be sent to somebody who listens (bytes): beyond it, they are let go and come back with their last position. */
const MOST_WAITING = 1 << 20;
/** How long somebody who is still being told what they missed may read nothing of it (milliseconds). */
const PATIENCE = 30_000;

/** As server-sent events; made once for all who are told the same facts. */
const framesOf = (facts: readonly Told[]): string =>
  facts.map((fact) => `id: ${fact.position}\nevent: ${fact.type}\ndata: ${JSON.stringify(fact)}\n\n`).join('');
const made = new WeakMap<readonly Told[], string>();
function framesForAll(facts: readonly Told[]): string {
  let text = made.get(facts);
  if (text === undefined) {
    text = framesOf(facts);
    made.set(facts, text);
  }
  return text;
}

/**
 * Tells somebody each fact, once and in order, until `raw` is closed: what they have missed first, where they say after
 * which position. What happens meanwhile is not kept for them, however slowly they read, but read from the log again.
 */
export async function tellFacts(
  raw: Writable,
  live: LiveFacts,
  after: number | undefined,
  patience = PATIENCE,
): Promise<void> {
  let sent = after ?? 0;
  let known = sent;
  let missed = after !== undefined;
  const send = (facts: readonly Told[], reached: number) => {
    const news = facts[0] && facts[0].position > sent;
    const text = news ? framesForAll(facts) : framesOf(facts.filter(({ position }) => position > sent));
    sent = Math.max(sent, reached);
    if (text !== '') raw.write(text);
  };
  const leave = live.listen((facts, reached) => {
    known = reached;
    if (missed) return;
    send(facts, reached);
    if (raw.writableLength > MOST_WAITING) raw.destroy();
  });
  raw.once('close', leave);
  if (raw.destroyed) return leave();
  try {
    while (missed) {
      for await (const { facts, reached } of live.since(sent)) {
        if (raw.destroyed) return;
        send(facts, reached);
        if (raw.writableNeedDrain && !(await drained(raw, patience))) return;
      }
      missed = known > sent;
    }
  } catch (error) {
    raw.destroy(); // the log is away: they come back, and go on where they were
    throw error;
  }
}

/** Whether it was read in time; who reads nothing is let go. */
function drained(raw: Writable, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (read: boolean) => {
      clearTimeout(timer);
      raw.off('drain', yes).off('close', no);
      resolve(read);
    };
    const yes = () => end(true);
    const no = () => end(false);
    const timer = setTimeout(() => raw.destroy(), patience);
    raw.once('drain', yes).once('close', no);
  });
}
