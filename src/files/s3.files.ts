import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Unavailable } from '../durable/unavailable.js';
import { FileStore, isPlace, placeOf } from './file-store.js';
import type { S3Setting } from './setting.js';

/** So often a request is made before it counts as failed. */
const ATTEMPTS = 4;
const CONNECT_MS = 3_000;
const ANSWER_MS = 15_000;

/** Files in a bucket of any S3 API. Credentials are those of the setting: no other place is asked for them. */
export class S3Files extends FileStore {
  private readonly client: S3Client;

  /** @param within what the keys of its objects begin with, so that one bucket can hold several stores */
  constructor(
    private readonly setting: S3Setting,
    private readonly within = '',
  ) {
    super();
    const { endpoint, region, credentials } = setting;
    this.client = new S3Client({
      region,
      credentials: { ...credentials },
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      maxAttempts: ATTEMPTS,
      // stores other than Amazon's do not know the newer checksums
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
    });
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    const wish = { ...this.object(name), Body: bytes, ContentType: 'application/octet-stream' };
    await this.found(() => this.client.send(new PutObjectCommand(wish)));
  }

  async get(name: string): Promise<Buffer | undefined> {
    const wish = new GetObjectCommand(this.object(name));
    return this.found(async () => {
      const { Body } = await this.client.send(wish);
      return Buffer.from(await Body!.transformToByteArray());
    });
  }

  async has(name: string): Promise<boolean> {
    const wish = new HeadObjectCommand(this.object(name));
    return (await this.found(() => this.client.send(wish))) !== undefined;
  }

  async remove(name: string): Promise<void> {
    const wish = new DeleteObjectCommand(this.object(name));
    await this.found(() => this.client.send(wish));
  }

  async *names(): AsyncIterable<string> {
    const { bucket: Bucket } = this.setting;
    let from: string | undefined;
    do {
      const wish = new ListObjectsV2Command({ Bucket, Prefix: this.within, ContinuationToken: from });
      const page = await this.found(() => this.client.send(wish));
      for (const { Key = '' } of page?.Contents ?? []) {
        const place = Key.slice(this.within.length);
        if (isPlace(place)) yield place.slice(place.indexOf('/') + 1);
      }
      from = page?.NextContinuationToken;
    } while (from !== undefined);
  }

  async close(): Promise<void> {
    this.client.destroy();
  }

  private object(file: string) {
    const { folder, name } = placeOf(file);
    return { Bucket: this.setting.bucket, Key: `${this.within}${folder}/${name}` };
  }

  /** Undefined where there is no such object; a bucket that is not there is a fault. */
  private async found<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (cause) {
      const { name, $metadata } = cause as Partial<S3ServiceException>;
      if ($metadata?.httpStatusCode === 404 && name !== 'NoSuchBucket') return undefined;
      throw new Unavailable('the file store does not answer as it should', 'busy', { part: 'files', cause });
    }
  }
}
