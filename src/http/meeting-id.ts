import { NotFoundException, Param, type PipeTransform } from '@nestjs/common';

/** `2017-7`: the year, and the number in it. */
class MeetingIdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!/^\d{4}-\d{1,4}$/.test(id)) throw new NotFoundException({ type: 'urn:ghia:meeting.not-found' });
    return id;
  }
}
/** The session that a path names. */
export const MeetingId = () => Param('id', new MeetingIdPipe());
