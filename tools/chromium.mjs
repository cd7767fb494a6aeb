import { existsSync } from 'node:fs';

/** The shell has no windows to draw: a flow in it takes half as long, and less than half of the work. */
const KNOWN = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The path of the browser that looks at the portal: the one that is named, or the first that is there; else where it should be. */
export const chromium = () => process.env.GHIA_CHROMIUM || (KNOWN.find((path) => existsSync(path)) ?? KNOWN[0]);
