import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Somewhere in Tbilisi, as a camera writes it. */
const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '41/1 42/1 4/1', GPSLongitudeRef: 'E', GPSLongitude: '44/1 45/1 4/1' };

/** A photo as telephones take them: red on the left, blue on the right, with a camera's name and a place in it. */
export async function photo(width = 640, height = 400, orientation = 1): Promise<Buffer> {
  const half = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: '#00f' } };
  const picture = sharp({ create: { width, height, channels: 3, background: '#f00' } });
  return picture
    .composite([{ input: half, left: Math.floor(width / 2), top: 0 }])
    .jpeg()
    .withExif({ IFD0: { Make: 'zzqcamera', Software: '<script>alert(1)</script>' }, IFD3: GPS })
    .withMetadata({ orientation })
    .toBuffer();
}

export const png = (width = 300, height = 200): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer();

/** Some kilobytes that want to be 81 megapixels. */
export function bomb(): Buffer {
  const side = 9_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // a bit a pixel, in grey
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A form with files, as browsers send it. */
export function formWith(parts: readonly (readonly [name: string, value: string | Buffer, file?: string])[]) {
  const boundary = '----ghia-photos-boundary';
  const pieces = parts.flatMap(([name, value, file = 'IMG_0001.JPG']) => {
    const isFile = Buffer.isBuffer(value) ? `; filename="${file}"\r\ncontent-type: image/jpeg` : '';
    return [`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${isFile}\r\n\r\n`, value, '\r\n'];
  });
  const body = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
