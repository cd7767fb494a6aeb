/** A choice within a ballot within a line has five levels; no text of ours has more than these. */
const DEEPEST = 12;
/** Longer than any line that a round's rules give (an envelope has at most 60,000 characters). */
const LONGEST = 256 * 1024;

/**
 * Whether a text of JSON nests so little that everything which walks through it comes to an end, whichever machine it runs
 * on. Looked at before it is parsed.
 */
export function isShallow(text: string): boolean {
  if (text.length > LONGEST) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') {
      if (++depth > DEEPEST) return false;
    } else if (c === '}' || c === ']') depth--;
  }
  return true;
}
