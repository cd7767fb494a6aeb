import type { Collection } from 'mongodb';
import { random } from './aead.js';
import type { MongoKeys } from './mongo.keys.js';
import type { IN_VAULT, RingDoc, SealedDoc } from './mongo.places.js';
import { aboutRing, bytes, MongoRing } from './mongo.ring.js';
import type { VaultFile } from './vault.file.js';
import { aboutKey, aboutScope } from './vault.tables.js';

const AT_ONCE = 500;
const SIDE_BY_SIDE = 32;

/** The ring of a vault; a new vault begins under the file's key. Of two machines that begin it at once, one does. */
export async function begun(rings: Collection<RingDoc>, file: VaultFile): Promise<RingDoc> {
  const ring = await rings.findOne({ _id: 'ring' });
  if (ring) return ring;
  if (file.onlyReads) throw new Error('the server of GHIA_VAULT holds no vault yet: start the instance first');
  return first(rings, MongoRing.begun(file.key));
}

/** The secret that hides people; made with the vault. */
export async function people(rings: Collection<RingDoc>, ring: MongoRing): Promise<RingDoc> {
  return (await rings.findOne({ _id: 'people' })) ?? first(rings, MongoRing.people(ring, random(32)));
}

/**
 * Somebody is the same person on every machine: their ids are made by one secret, that of the machine which began the vault.
 * @throws VaultLocked when the file has a register of its own, made by another
 */
export async function shareRegister(rings: Collection<RingDoc>, ring: MongoRing, file: VaultFile): Promise<void> {
  const found = await rings.findOne({ _id: 'register' });
  if (!found && file.onlyReads) return;
  const { box } = found ?? (await first(rings, MongoRing.register(ring, file.secret('register'))));
  const secret = ring.open(aboutRing('register'), bytes(box));
  if (!file.onlyReads && !secret.equals(file.secret('register'))) await file.adopt('register', secret);
}

/** Seals everything that an older key still seals by the one that seals now. Resolves to how many. */
export async function sealAnew(server: MongoKeys, ring: MongoRing): Promise<number> {
  const keys = await sealAnewIn(server, ring, 'keys', aboutKey);
  const scopes = await sealAnewIn(server, ring, 'scopes', aboutScope);
  const secrets = { _id: { $in: ['people', 'register'] } };
  return keys + scopes + (await sealAnewIn(server, ring, 'rings', aboutRing, secrets));
}

/** Single writes side by side: each is whole by itself, and a batch of them is not. */
export async function each<T>(server: MongoKeys, all: readonly T[], does: (one: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += SIDE_BY_SIDE)
    await server.write(() => Promise.all(all.slice(at, at + SIDE_BY_SIDE).map(does)));
}

async function sealAnewIn(
  server: MongoKeys,
  ring: MongoRing,
  name: keyof typeof IN_VAULT,
  about: (id: string) => string,
  only = {},
): Promise<number> {
  const within = server.in<SealedDoc>(name);
  const by = ring.number;
  const others = { ...only, box: { $exists: true }, by: { $ne: by } };
  for (let moved = 0; ; ) {
    const rows = (await server.write(() => within.find(others).limit(AT_ONCE).toArray())) ?? [];
    if (rows.length === 0) return moved;
    await each(server, rows, async ({ _id, by: old, box }) => {
      const anew = ring.seal(about(_id), ring.open(about(_id), bytes(box)));
      // erased meanwhile, it stays erased
      await within.updateOne({ _id, by: old!, box: { $exists: true } }, { $set: { by, box: anew } });
    });
    moved += rows.length;
  }
}

async function first(rings: Collection<RingDoc>, doc: RingDoc): Promise<RingDoc> {
  const { _id, ...rest } = doc;
  await rings.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
  return (await rings.findOne({ _id }))!;
}
