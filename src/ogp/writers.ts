import type { Provider } from '@nestjs/common';
import type { House } from '../house.js';
import { Desk } from '../write/desk.js';
import { GroupOffice } from '../write/group-office.js';
import { MinutesKept } from './minutes-kept.js';

/** Everything that the working group is run with. */
export const groupWriters = (house: House): readonly Provider[] => [
  {
    provide: GroupOffice,
    inject: [Desk],
    useFactory: (desk: Desk) => new GroupOffice(desk.send.bind(desk), house.log),
  },
  { provide: MinutesKept, useFactory: () => new MinutesKept(house.contents) },
];
