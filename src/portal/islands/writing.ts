import { countCharacters } from './behaviours/counter.js';
import { showErrors } from './behaviours/errors.js';
import { sendOnce } from './behaviours/once.js';
import { share } from './behaviours/share.js';
import { showSimilar } from './behaviours/similar.js';

sendOnce();
countCharacters();
showSimilar();
share();
showErrors();
