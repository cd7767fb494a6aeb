import { serve } from '../durable/serve.js';
import { appender } from './sqlite.appending.js';

serve(appender);
