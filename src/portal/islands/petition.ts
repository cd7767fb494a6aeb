import { countCharacters } from './behaviours/counter.js';
import { showErrors } from './behaviours/errors.js';
import { liveCount } from './behaviours/live-count.js';
import { sendOnce } from './behaviours/once.js';
import { share } from './behaviours/share.js';
import { signInPlace } from './behaviours/sign-in-place.js';

sendOnce();
signInPlace();
liveCount();
countCharacters();
share();
showErrors();
