let now;

/** What `@jest/globals` gives: the `jest` of the file that runs now, also to a module that was loaded by one before it. */
export const jest = new Proxy({}, { get: (_, name) => now[name] });

export const thisFileHas = (jest) => {
  now = jest;
};
