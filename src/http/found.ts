import { NotFoundException } from '@nestjs/common';

/** What a question about one petition was answered with. @throws NotFoundException where there is no such petition */
export function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new NotFoundException({ type: 'urn:ghia:petition.not-found' });
  return answer;
}
