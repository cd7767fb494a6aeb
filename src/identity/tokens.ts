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
import { writeSecret } from './kek.file.js';
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

/** Bearer tokens of this instance: Ed25519, one issuer, one audience, one type; nothing in a token is trusted to choose. */
export class Tokens {
  private constructor(
    private readonly signing: Key,
    private readonly checking: Key,
    private readonly keyId: string,
    private readonly name: string,
  ) {}

  /**
   * Reads the instance's key, making it on first use.
   * @param name issuer and audience, fixed for the instance
   */
  static async open(folder: string, name: string): Promise<Tokens> {
    const file = join(folder, 'token-key.json');
    const jwk = readKey(file) ?? (await makeKey(file));
    const { d, ...open } = jwk;
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !d)
      throw new Error(`${file} does not hold an Ed25519 private key`);
    const [signing, checking] = await Promise.all([importJWK(jwk, ALGORITHM), importJWK(open, ALGORITHM)]);
    return new Tokens(signing, checking, await calculateJwkThumbprint(open), name);
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

  private async claims(token: string) {
    try {
      const { payload } = await jwtVerify(token, this.checking, {
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

function readKey(file: string): JWK | undefined {
  try {
    const { mode } = statSync(file);
    if ((mode & 0o077) !== 0) throw new Error(`${file} may be read by others. Run: chmod 600 ${file}`);
    return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function makeKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  writeSecret(file, `${JSON.stringify(jwk)}\n`);
  return jwk;
}

const areRoles = (roles: unknown): roles is readonly Role[] =>
  Array.isArray(roles) && roles.every((role) => (ROLES as readonly unknown[]).includes(role));
const isLevel = (level: unknown): level is Assurance => level === 0 || level === 1 || level === 2 || level === 3;
