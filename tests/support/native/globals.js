/** What `@jest/globals` gives here: the `jest` of the file that runs now, also to a module that an earlier file loaded. */
let now;
export const jest = new Proxy({}, { get: (_, name) => now[name] });

export const ofThisFile = (jest) => {
  now = jest;
};
