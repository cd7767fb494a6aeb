import { countCharacters } from './behaviours/counter.js';
import { showErrors } from './behaviours/errors.js';
import { insertTemplates } from './behaviours/insert.js';
import { sendOnce } from './behaviours/once.js';
import { share } from './behaviours/share.js';

sendOnce();
countCharacters();
share();
showErrors();
insertTemplates();
