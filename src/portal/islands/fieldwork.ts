import { countCharacters } from './behaviours/counter.js';
import { keepInterviews } from './behaviours/interviews.js';

countCharacters();
keepInterviews();
