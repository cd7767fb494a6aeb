import { EventstoreDouble } from '../support/eventstore/double.js';
import { TestHouse } from '../support/house.js';

it('a house on EventStoreDB opens again over the facts that it holds, and goes on', async () => {
  const events = await EventstoreDouble.start();
  const env: Record<string, string> = { GHIA_EVENT_LOG: events.url };
  const first = await TestHouse.open({ env });
  await first.adopt();
  const petition = await first.openPetition(1);
  const last = await first.house.log.head();
  await first.close({ keep: true });

  const again = await TestHouse.open({ env: { ...env, GHIA_DATA: first.folder } });
  expect(await again.house.log.head()).toBe(last);
  expect((await again.sign(petition, 7)).status).toBe(201);
  await again.close();
  await events.close();
}, 180_000);
