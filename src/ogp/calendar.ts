import type { MeetingCard } from '../../read-models/meetings.js';

/** So many octets are in a line at the most, without its end (RFC 5545, 3.1); a Georgian letter is three. */
const LONGEST = 75;
/** Tbilisi has had one offset, and no summer time, since 2005; sessions are later. */
const ZONE = [
  ...['BEGIN:VTIMEZONE', 'TZID:Asia/Tbilisi', 'BEGIN:STANDARD', 'DTSTART:20050327T000000'],
  ...['TZOFFSETFROM:+0400', 'TZOFFSETTO:+0400', 'TZNAME:+04', 'END:STANDARD', 'END:VTIMEZONE'],
];
/** A session that says no end is shown for so many hours. */
const HOURS = 2;

type Said = {
  readonly name: string;
  readonly title: (number: number) => string;
  readonly page: (id: string) => string;
};

/** Sessions as calendars take them (RFC 5545): UIDs last, changes raise SEQUENCE. */
export function calendar(sessions: readonly MeetingCard[], host: string, { name, title, page }: Said): string {
  const events = sessions.flatMap((one) => {
    const end = one.end ?? later(one.start);
    return [
      'BEGIN:VEVENT',
      `UID:meeting-${one.id}@${host}`,
      `DTSTAMP:${one.changedAt.replace(/[-:]|\.\d+/g, '')}`,
      `SEQUENCE:${one.changes}`,
      `DTSTART;TZID=Asia/Tbilisi:${local(one.date, one.start)}`,
      `DTEND;TZID=Asia/Tbilisi:${local(one.date, end)}`,
      `SUMMARY:${escaped(title(one.number))}`,
      `LOCATION:${escaped(one.place.ka)}`,
      `URL:${page(one.id)}`,
      `STATUS:${one.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
      'END:VEVENT',
    ];
  });
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ghia//Working group//KA', `X-WR-CALNAME:${escaped(name)}`];
  return `${[...head, ...ZONE, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}

const local = (date: string, hour: string) => `${date.replaceAll('-', '')}T${hour.replace(':', '')}00`;
function later(start: string): string {
  const [hour = '0', minute = '00'] = start.split(':');
  return Number(hour) + HOURS < 24 ? `${String(Number(hour) + HOURS).padStart(2, '0')}:${minute}` : '23:59';
}

const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Breaks a line between characters, so that none has more octets than it may. */
export function folded(line: string): string {
  const lines: string[] = [];
  let piece = '';
  let octets = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (octets + more > LONGEST) {
      lines.push(piece);
      piece = ' ';
      octets = 1;
    }
    piece += sign;
    octets += more;
  }
  return [...lines, piece].join('\r\n');
}
