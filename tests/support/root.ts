import { fileURLToPath } from 'node:url';

/** The folder of the project; what is built lies in its `dist`. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
