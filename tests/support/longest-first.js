import Sequencer from '@jest/test-sequencer';

/** Minutes long, though of few lines: where nothing is known of earlier runs, jest would begin it among the last, and one worker would wait for it. */
const LONG = ['tests/budgeting/tally/real.spec.ts'];
const isLong = ({ path }) => LONG.some((name) => path.replaceAll('\\', '/').endsWith(name));

/** Jest's own order, but for what would be waited for at the end. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}
