/** The first sentence of a text; a whole short one. */
export const firstSentence = (text: string): string => /^[^\n]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
