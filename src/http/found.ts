import { NotFoundException } from '@nestjs/common';

type Sought = 'petition' | 'report' | 'batch' | 'topic' | 'post' | 'survey' | 'round';

/** What a question about one thing was answered with. @throws NotFoundException where there is no such thing */
export function found<T>(answer: T | undefined, what: Sought = 'petition'): T {
  if (answer === undefined) throw new NotFoundException({ type: `urn:ghia:${what}.not-found` });
  return answer;
}
