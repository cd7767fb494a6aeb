import { hash } from 'node:crypto';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256, type KeyPair } from 'hpke';
import { combine, split } from 'shamir-secret-sharing';
import { BASE64URL } from '../../commands/budgeting/base64url.js';
import { refuse } from '../../commands/decider.js';
import type { VotingOpened } from '../../events/budgeting.js';
import { outFolder } from '../data-folder.js';
import { Refused } from '../refused.js';
import { toText } from './format.js';

export const SUITE = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
export const THRESHOLD = 2;
const FORMAT = 'ghia-share/1';
/** The name of the file that the officer opens the voting with. */
export const ROUND_KEY = 'round-key.json';

/** What one trustee keeps, and brings again when the round is closed. Alone it opens nothing. */
type Share = {
  readonly format: typeof FORMAT;
  readonly round: string;
  readonly trustee: string;
  readonly share: string;
};
/** What all may know of it. */
export type RoundKey = Pick<VotingOpened['data'], 'roundKey' | 'trustees'>;

/**
 * Makes the key that a round's ballots are sealed to, splits it, and forgets it whole: from here on any two of the
 * trustees can open ballots, and nobody alone. Meant for a machine without a network.
 * @throws Error when a file is there already
 */
export async function makeKeys(round: string, names: readonly string[], out: string): Promise<RoundKey> {
  if (
    names.length < THRESHOLD + 1 ||
    new Set(names).size < names.length ||
    names.some((name) => !/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
  )
    throw new Error('--trustees are three names or more, each once: small Latin letters, digits and hyphens');
  outFolder(out);
  const files = [...names.map((name) => `share-${name}.json`), ROUND_KEY];
  for (const file of files) if (existsSync(join(out, file))) throw new Error(`${join(out, file)} exists already`);

  const pair = await SUITE.GenerateKeyPair(true);
  const whole = await SUITE.SerializePrivateKey(pair.privateKey);
  const parts = await split(whole, names.length, THRESHOLD);
  whole.fill(0);
  const shares = names.map((trustee, i): string => {
    const share: Share = { format: FORMAT, round, trustee, share: toText(parts[i]!) };
    return `${JSON.stringify(share, null, 2)}\n`;
  });
  for (const [i, text] of shares.entries()) put(join(out, files[i]!), text);
  const key: RoundKey = {
    roundKey: toText(await SUITE.SerializePublicKey(pair.publicKey)),
    trustees: { names, threshold: THRESHOLD, shares: parts.map((part) => hash('sha256', part)) },
  };
  put(join(out, ROUND_KEY), `${JSON.stringify({ round, ...key }, null, 2)}\n`);
  return key;
}

function put(file: string, text: string): void {
  writeFileSync(file, text, { flag: 'wx', mode: 0o600, flush: true });
  chmodSync(file, 0o600);
}

/** A round's key, whole for as long as its ballots are opened; and who has brought it. */
export type Opener = {
  readonly pair: KeyPair<CryptoKey>;
  /** The private key's 32 bytes: what shows of one envelope that it does not open. */
  readonly secret: Uint8Array;
  readonly trustees: readonly string[];
};

/** @param texts what stands in the files that trustees have brought. @throws Refused */
export async function openerOf(round: string, key: RoundKey, texts: readonly string[]): Promise<Opener> {
  const wrong = (because: Record<string, string | number>) => new Refused(refuse('ballots.wrong-shares', because));
  const shares = texts.map((text, i) => readShare(text) ?? reject(wrong({ file: i + 1 })));
  const { names, threshold, shares: digests } = key.trustees;
  for (const { trustee, share, round: of } of shares) {
    const place = names.indexOf(trustee);
    if (of !== round || place < 0) throw wrong({ trustee });
    if (digests && digests[place] !== hash('sha256', Buffer.from(share, 'base64url'))) throw wrong({ trustee });
  }
  const trustees = [...new Set(shares.map(({ trustee }) => trustee))];
  if (trustees.length < threshold)
    throw new Refused(refuse('ballots.too-few-shares', { needed: threshold, brought: trustees.length }));
  const whole = await keyOf(trustees.map((name) => shares.find(({ trustee }) => trustee === name)!.share)).catch(
    () => undefined,
  );
  if (!whole || toText(await SUITE.SerializePublicKey(whole.pair.publicKey)) !== key.roundKey)
    throw wrong({ trustees: trustees.join(', ') });
  return { ...whole, trustees };
}

async function keyOf(shares: readonly string[]): Promise<Pick<Opener, 'pair' | 'secret'>> {
  const secret = await combine(shares.map((share) => new Uint8Array(Buffer.from(share, 'base64url'))));
  const privateKey = (await SUITE.DeserializePrivateKey(secret, true)) as CryptoKey;
  const { d: _, key_ops: __, ...open } = await crypto.subtle.exportKey('jwk', privateKey);
  const publicKey = await crypto.subtle.importKey('jwk', open, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
  return { pair: { privateKey, publicKey }, secret };
}

function readShare(text: string): Share | undefined {
  try {
    const share = JSON.parse(text) as Share;
    const whole = [share.round, share.trustee, share.share].every((one) => typeof one === 'string');
    return whole && BASE64URL.test(share.share) && share.format === FORMAT ? share : undefined;
  } catch {
    return undefined;
  }
}

function reject(error: Error): never {
  throw error;
}
