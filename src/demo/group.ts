import { DescribeOrganisation } from '../../commands/ogp/group-commands.js';
import { ConveneMeeting, NoteCourse, RecordOutcome } from '../../commands/ogp/meeting-commands.js';
import type { House } from '../house.js';
import { uuidFrom } from '../write/attributed.js';
import { GroupOffice, meetingId, type Send } from '../write/group-office.js';
import { GROUP_ORGANISATIONS, MINUTES_7 } from './minutes-7.js';
import { COURSE_7, OUTCOMES_7 } from './minutes-7-course.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
/** So many days before the anchor the secretariat enters the minutes of 2017 from the public document. */
const ENTERED = 195;

/** The working group's minutes no. 7, entered by the demonstration's secretariat and signed by nobody here. */
export function groupActs(stage: Stage, house: House, now: number): Act[] {
  const meeting = meetingId(MINUTES_7);
  const as = 'working-group';
  const at = now - ENTERED * DAY;
  const then = (perform: Act['perform']): Act => ({ at, perform });
  return [
    ...GROUP_ORGANISATIONS.map((said) => then(stage.official(as, new DescribeOrganisation(), said))),
    then(stage.official(as, new ConveneMeeting(), { meeting, ...MINUTES_7 } as never)),
    ...COURSE_7.map((said, i) =>
      then(stage.official(as, new NoteCourse(), { meeting, note: uuidFrom('demo note', String(i)), ...said })),
    ),
    ...OUTCOMES_7.map(({ code, ...said }) =>
      then(
        stage.official(as, new RecordOutcome(), { meeting, outcome: uuidFrom('demo outcome', code), ...said } as never),
      ),
    ),
    then((hour) => {
      const send: Send = (wish, supplied, _, sent) => stage.official(as, wish, supplied, sent?.beside)(hour) as never;
      return new GroupOffice(send, house.log).draft(meeting, '');
    }),
  ];
}
