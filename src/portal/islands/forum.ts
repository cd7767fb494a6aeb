import { countCharacters } from './behaviours/counter.js';
import { keepDraft } from './behaviours/draft.js';
import { showErrors } from './behaviours/errors.js';
import { sendOnce } from './behaviours/once.js';
import { previewInPlace } from './behaviours/preview.js';
import { share } from './behaviours/share.js';
import { showSimilar } from './behaviours/similar.js';

keepDraft();
sendOnce();
previewInPlace();
countCharacters();
showSimilar();
share();
showErrors();
