/** The same in Georgian and in English. */
export const both = (ka: string, en: string) => ({ ka, en });

/** A question of a form: its label, and the rest of its JSON Schema. */
export const asked = (ka: string, en: string, more: object) => ({ 'x-title': both(ka, en), ...more });

export const step = (code: string, ka: string, en: string) => ({ code, title: both(ka, en) });

/** Questions that are asked, and must be answered, only after one answer to an earlier one; others of `may` need no answer. */
export const only = (question: string, answer: string, must: readonly string[], may: readonly string[] = []) => ({
  if: { properties: { [question]: { const: answer } }, required: [question] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word, and nobody awaits it
  then: { required: [...must], properties: Object.fromEntries(may.map((code) => [code, true])) },
});
