import { PassThrough } from 'node:stream';
import { bytesIn, Room } from '../../src/http/upload.body.js';
import { until } from '../support/until.js';

const tooLarge = () => new Error('too large');
const sending = (raw: PassThrough, room: Room, most = 10) =>
  bytesIn({ raw, headers: {} } as never, { most, read: 2 * most }, tooLarge, room);
const send = async (raw: PassThrough, text: string) => {
  raw.write(text);
  await until(() => raw.readableLength === 0);
};
const busy = { part: 'files', reason: 'busy' };

it('files on their way are held up to so many bytes in all, by what has come of them', async () => {
  const room = new Room(10);
  const [one, two, three] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const first = sending(one, room);
  const second = sending(two, room);
  await send(one, '12345');
  await send(two, '1234');
  const third = sending(three, room);
  three.write('12');
  await expect(third).rejects.toMatchObject(busy);
  two.end();
  expect(String(await second)).toBe('1234');
  const again = new PassThrough();
  again.end('12345');
  expect(String(await sending(again, room))).toBe('12345');
  one.end('67890');
  expect(String(await first)).toBe('1234567890');
});

it('what is too large, refused or cut off gives its room back', async () => {
  const room = new Room(10);
  for (let n = 0; n < 3; n++) {
    const large = new PassThrough();
    const read = sending(large, room, 8);
    await send(large, '12345678');
    large.end('9');
    expect(await read).toBe('too-large');
    const endless = new PassThrough();
    const refused = sending(endless, room, 4);
    endless.write('123456789');
    await expect(refused).rejects.toThrow('too large');
    const cut = new PassThrough();
    const broken = sending(cut, room);
    await send(cut, '1234567890');
    cut.destroy(new Error('cut off'));
    await expect(broken).rejects.toThrow('cut off');
  }
});
