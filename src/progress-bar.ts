import { SingleBar } from 'cli-progress';

/** On a terminal only, and on standard error, so that what is printed can be piped. */
export function progressBar() {
  if (!process.stderr.isTTY) return { show: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: '{bar} {percentage}% {value}/{total}',
    stream: process.stderr,
    clearOnComplete: true,
  });
  let running = false;
  return {
    show(done: number, of: number) {
      if (!running) bar.start(of, done);
      else bar.update(done);
      running = true;
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}
