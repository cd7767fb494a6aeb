import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose';
import { type Assurance, ROLES, type Role } from '../../events/identity.js';
import { random } from './aead.js';
import { replaceSecret, writeSecret } from './kek.file.js';
import type { Caller } from './roles.js';

const ALGORITHM = 'EdDSA';
const TYPE = 'at+jwt';
const LONGEST = 4096;
const PERSON = /^[0-9a-f]{32}$/;

/** Thrown for a token that proves nothing. Says why, for the log; callers hear only that it is not valid. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
  constructor(readonly why: 'expired' | 'invalid') {
    super(`the token is ${why}`);
  }
}

export type Grants = {
  /** 32 hex digits. */
  readonly person: string;
  readonly roles: readonly Role[];
  readonly level: Assurance;
  readonly district?: string;
  readonly department?: string;
};
export type Issued = { readonly token: string; readonly id: string; readonly expires: string };
type Key = Awaited<ReturnType<typeof importJWK>>;
/** The public half of a key that signs no more; what it signed holds until then. */
type Older = JWK & { readonly until: string };
/** The key's file: the one that signs, and those before it whose tokens are still out. */
type Kept = JWK & { readonly older?: readonly Older[] };
type Checking = { readonly key: Key; readonly until?: string };

/** No token lasts longer, so after so long nothing is left of a key that signs no more (seconds). */
export const LONGEST_TOKEN = 30 * 86_400;

/** Bearer tokens of this instance: Ed25519, one issuer, one audience, one type; nothing in a token is trusted to choose. */
export class Tokens {
  private signing!: Key;
  private keyId!: string;
  /** By key id. */
  private checking: ReadonlyMap<string, Checking> = new Map();

  private constructor(
    private readonly file: string,
    private readonly name: string,
  ) {}

  /**
   * Reads the instance's key, making it on first use.
   * @param name issuer and audience, fixed for the instance
   */
  static async open(folder: string, name: string): Promise<Tokens> {
    const file = join(folder, 'token-key.json');
    const tokens = new Tokens(file, name);
    await tokens.use(readKey(file) ?? (await makeKey(file)));
    return tokens;
  }

  /** From now on another key signs. The old one's private half is gone; tokens that are out hold until they end. */
  async rotate(): Promise<void> {
    const { older = [], ...before } = readKey(this.file)!;
    const { d: _, ...open } = before;
    const until = new Date(Date.now() + LONGEST_TOKEN * 1_000).toISOString();
    await this.keep({ ...(await newKey()), older: [{ ...open, until }, ...older.filter(isOut)] });
  }

  /** Forgets keys of which no token can be out any more. */
  async forgetOld(): Promise<void> {
    const { older = [], ...current } = readKey(this.file)!;
    const out = older.filter(isOut);
    if (out.length < older.length) await this.keep({ ...current, ...(out.length > 0 && { older: out }) });
  }

  async issue({ person, roles, level, district, department }: Grants, seconds: number): Promise<Issued> {
    if (!PERSON.test(person)) throw new Error('a person is 32 hex digits');
    const id = random(16).toString('hex');
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ roles, level, ...(district && { district }), ...(department && { department }) })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: this.keyId })
      .setIssuer(this.name)
      .setAudience(this.name)
      .setSubject(person)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .setJti(id)
      .sign(this.signing);
    return { token, id, expires: new Date((now + seconds) * 1000).toISOString() };
  }

  /** @throws BadToken */
  async verify(token: string): Promise<Caller> {
    if (token.length > LONGEST) throw new BadToken('invalid');
    const claims = await this.claims(token);
    const { sub, jti, roles, level, district, department } = claims;
    if (typeof sub !== 'string' || !PERSON.test(sub) || typeof jti !== 'string' || !areRoles(roles) || !isLevel(level))
      throw new BadToken('invalid');
    return {
      person: sub,
      level,
      roles,
      ...(typeof district === 'string' && { district }),
      ...(typeof department === 'string' && { department }),
      via: 'token',
      token: jti,
    };
  }

  private async keep(kept: Kept): Promise<void> {
    await this.use(kept); // what cannot be used is not written
    replaceSecret(this.file, `${JSON.stringify(kept)}\n`);
  }

  private async use({ older = [], ...jwk }: Kept): Promise<void> {
    const { d, ...open } = jwk;
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !d)
      throw new Error(`${this.file} does not hold an Ed25519 private key`);
    const keyId = await calculateJwkThumbprint(open);
    const checking = new Map<string, Checking>([[keyId, { key: await importJWK(open, ALGORITHM) }]]);
    for (const { until, ...one } of older)
      checking.set(await calculateJwkThumbprint(one), { key: await importJWK(one, ALGORITHM), until });
    this.signing = await importJWK(jwk, ALGORITHM);
    this.keyId = keyId;
    this.checking = checking;
  }

  private keyFor(keyId = this.keyId): Key {
    const found = this.checking.get(keyId);
    if (!found || (found.until !== undefined && !isOut({ until: found.until }))) throw new BadToken('invalid');
    return found.key;
  }

  private async claims(token: string) {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyFor(kid), {
        algorithms: [ALGORITHM],
        issuer: this.name,
        audience: this.name,
        typ: TYPE,
        requiredClaims: ['sub', 'exp', 'jti'],
      });
      return payload;
    } catch (error) {
      throw new BadToken(error instanceof errors.JWTExpired ? 'expired' : 'invalid');
    }
  }
}

const isOut = ({ until }: Pick<Older, 'until'>): boolean => Date.now() < Date.parse(until);

function readKey(file: string): Kept | undefined {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0) throw new Error(`${file} may be read by others. Run: chmod 600 ${file}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

async function makeKey(file: string): Promise<JWK> {
  const jwk = await newKey();
  writeSecret(file, `${JSON.stringify(jwk)}\n`);
  return jwk;
}

const areRoles = (roles: unknown): roles is readonly Role[] =>
  Array.isArray(roles) && roles.every((role) => (ROLES as readonly unknown[]).includes(role));
const isLevel = (level: unknown): level is Assurance => level === 0 || level === 1 || level === 2 || level === 3;
