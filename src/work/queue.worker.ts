import { serve } from '../durable/serve.js';
import { prepare, type QueueAnswer, type QueueOp, queueWrites } from './queue.tables.js';

/** The only writer of the file that keeps this instance's jobs. */
serve<QueueOp, QueueAnswer>((db) => {
  prepare(db);
  return queueWrites(db);
});
