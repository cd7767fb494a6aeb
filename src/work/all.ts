import type { House } from '../house.js';
import type { Desk } from '../write/desk.js';
import type { Reading } from './about-petition.js';
import { destroyScopeSecret } from './destroy-scope-secret.js';
import type { Worker } from './queue.js';
import { Recipients } from './recipients.js';
import { remindOffice, remindOfficial } from './remind-office.js';
import { tellPeople, tellPerson } from './tell-people.js';

/** Who works what, by the kind of job. */
export function workersOf(house: House, desk: Desk): readonly (readonly [kind: string, Worker])[] {
  const { config, store, queue, projecting, clock, vault, residents, messages, notifications } = house;
  const reading: Reading = { store, of: (name) => projecting.collection(name) };
  const recipients = new Recipients(vault, residents, messages, notifications);
  return [
    ['tell-people', tellPeople(reading, config.publicUrl, queue, recipients)],
    ['tell-person', tellPerson(reading, config.publicUrl, recipients, desk)],
    ['remind-office', remindOffice(reading, queue, () => clock.now())],
    ['remind-official', remindOfficial(reading, config.publicUrl, recipients)],
    ['destroy-scope-secret', destroyScopeSecret(vault, desk)],
  ];
}
