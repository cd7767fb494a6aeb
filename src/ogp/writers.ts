import type { Provider } from '@nestjs/common';
import type { House } from '../house.js';
import { Questions } from '../read/questions.js';
import { Desk } from '../write/desk.js';
import { GroupManagement } from '../write/group-management.js';
import { GroupOffice } from '../write/group-office.js';
import { MinutesKept } from './minutes-kept.js';

/** Everything that the working group is run with. */
export const groupWriters = (house: House): readonly Provider[] => [
  {
    provide: GroupOffice,
    inject: [Desk],
    useFactory: (desk: Desk) => new GroupOffice(desk.send.bind(desk), house.log),
  },
  {
    provide: GroupManagement,
    inject: [Desk, Questions],
    useFactory: (desk: Desk, questions: Questions) => new GroupManagement(desk.send.bind(desk), house.log, questions),
  },
  { provide: MinutesKept, useFactory: () => new MinutesKept(house.contents) },
];
