import { boundsOf, type Hidden } from './bounds.js';
import { isText, type Question } from './questionnaire.js';
import { roomBySums, suppress } from './suppression.js';

/**
 * Which options of a multiple choice (or codes of text) are not shown for which group, where one may choose several.
 *
 * Each option is a table of its own, chosen or not, so that hardly anybody and nearly everybody are both hidden. Besides,
 * everybody who answered chose at least one option and at most `most`: where that narrows a hidden count, judged row by
 * row, the row's largest shown option is hidden too. `counts` is groups × options, `sizes` how many of each group answered.
 */
export function suppressOptions(
  counts: readonly (readonly number[])[],
  sizes: readonly number[],
  question: Question,
  threshold: number,
): Hidden {
  const options = counts[0]!.map((_, j) => counts.map((line, i) => [line[j]!, sizes[i]! - line[j]!]));
  const hidden = options.map((option) => suppress(option, threshold));
  const least = isText(question) ? 0 : 1;
  const most = question.most ?? options.length;
  for (;;) {
    const tight = sizes.findIndex((size, i) => {
      const bounds = options.map((option, j) => boundsOf(option, hidden[j]!, i, 0));
      const [low, high] = [sum(bounds.map((b) => b.low)), sum(bounds.map((b) => b.high))];
      const isTight = bounds.some((b, j) => {
        const room = Math.min(b.high, most * size - (low - b.low)) - Math.max(b.low, least * size - (high - b.high));
        return hidden[j]![i]![0] && room < Math.min(threshold, roomBySums(options[j]!, i, 0));
      });
      return isTight && hidden.some((option) => !option[i]![0]);
    });
    if (tight === -1) return counts.map((line, i) => line.map((_, j) => hidden[j]![i]![0]!));
    const shown = hidden.flatMap((option, j) => (option[tight]![0] ? [] : [j]));
    const largest = shown.reduce((a, b) => (counts[tight]![b]! > counts[tight]![a]! ? b : a));
    const start = hidden[largest]!.map((line, i) => line.map((is) => is || i === tight));
    hidden[largest] = suppress(options[largest]!, threshold, start);
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
