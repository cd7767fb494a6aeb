/** A setting that cannot be used: says what is wrong and what to write instead. */
export class ConfigError extends Error {}
