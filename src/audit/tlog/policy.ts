import type { Sha256 } from './merkle.js';
import { COSIGNATURE, ED25519, readVkey, type Verifier } from './note.js';

/** Somebody outside who signs that they saw a checkpoint. `url` is where checkpoints are handed to them, if that is known. */
export type Witness = { readonly name: string; readonly verifier: Verifier; readonly url?: string };
/** Whose cosignatures a checkpoint needs before anybody should believe it (C2SP tlog-policy). */
export type Policy = {
  readonly text: string;
  readonly logs: readonly Verifier[];
  readonly witnesses: readonly Witness[];
  /** Whether these witnesses, by their names in the policy, are enough. */
  readonly quorum: (cosigned: ReadonlySet<string>) => boolean;
};
type Quorum = Policy['quorum'];

/** Says on which line what is wrong, and what to write instead. */
export class BadPolicy extends Error {
  override readonly name = 'BadPolicy';
  constructor(line: number, why: string) {
    super(line > 0 ? `line ${line}: ${why}` : why);
  }
}

/** A policy that asks for nobody. */
export const NOBODY_ASKED = 'quorum none';
const NONE = 'none';
const ITEM = /[^ \t]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the specification allows tabs and newlines alone
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** @throws BadPolicy */
export function readPolicy(sha256: Sha256, text: string): Policy {
  const reading = new Reading(sha256);
  for (const [i, line] of text.split('\n').entries()) reading.take(line, i + 1);
  return reading.done(text);
}

class Reading {
  private readonly logs: Verifier[] = [];
  private readonly witnesses: Witness[] = [];
  private readonly named = new Map<string, Quorum>();
  private readonly grouped = new Set<string>();
  private quorum: Quorum | undefined;
  private line = 0;

  constructor(private readonly sha256: Sha256) {}

  take(text: string, line: number): void {
    this.line = line;
    if (FORBIDDEN.test(text)) throw this.bad('only spaces and tabs may stand between words, and a newline ends a line');
    const [what = '#', ...items] = text.match(ITEM) ?? [];
    if (what.startsWith('#')) return;
    if (what === 'log') this.log(items);
    else if (what === 'witness') this.witness(items);
    else if (what === 'group') this.group(items);
    else if (what === 'quorum') this.askFor(items);
    else throw this.bad(`"${what}" is none of log, witness, group, quorum`);
  }

  done(text: string): Policy {
    const { logs, witnesses, quorum } = this;
    if (!quorum) throw new BadPolicy(0, `it has no quorum line; write one, such as: ${NOBODY_ASKED}`);
    return { text: text.endsWith('\n') ? text : `${text}\n`, logs, witnesses, quorum };
  }

  private log([vkey = '', url, ...more]: readonly string[]): void {
    if (more.length > 0) throw this.bad('write: log <vkey> [<url>]');
    if (url !== undefined && !URL.canParse(url)) throw this.bad(`"${url}" is no address`);
    this.logs.push(this.keyOf(vkey, ED25519, 'a log', this.logs));
  }

  private witness([name = '', vkey = '', url, ...more]: readonly string[]): void {
    if (vkey === '' || more.length > 0) throw this.bad('write: witness <name> <vkey> [<url>]');
    const known = this.witnesses.map((one) => one.verifier);
    const verifier = this.keyOf(vkey, COSIGNATURE, 'a witness', known);
    this.define(name, (cosigned) => cosigned.has(name));
    this.witnesses.push({ name, verifier, ...(url !== undefined && { url }) });
  }

  private group([name = '', least = '', ...members]: readonly string[]): void {
    if (members.length === 0) throw this.bad('write: group <name> all|any|<number> <name>…');
    const needed = least === 'all' ? members.length : least === 'any' ? 1 : /^[1-9]\d{0,3}$/.test(least) ? +least : 0;
    if (needed < 1 || needed > members.length)
      throw this.bad(`of ${members.length} members "${least}" cannot be asked for; write all, any, or a number`);
    const parts = members.map((member) => this.member(member));
    this.define(name, (cosigned) => parts.filter((part) => part(cosigned)).length >= needed);
  }

  private askFor([name = '', ...more]: readonly string[]): void {
    if (name === '' || more.length > 0) throw this.bad('write: quorum <name>, or quorum none');
    if (this.quorum) throw this.bad('there is a quorum already; write one only');
    this.quorum = name === NONE ? () => true : this.known(name);
  }

  private member(name: string): Quorum {
    const part = this.known(name);
    if (this.grouped.has(name)) throw this.bad(`"${name}" is a member already; it may be one once`);
    this.grouped.add(name);
    return part;
  }

  private known(name: string): Quorum {
    const found = this.named.get(name);
    if (!found) throw this.bad(`"${name}" is no witness or group of a line above`);
    return found;
  }

  private define(name: string, quorum: Quorum): void {
    if (name === NONE || this.named.has(name)) throw this.bad(`"${name}" is taken; choose another name`);
    this.named.set(name, quorum);
  }

  private keyOf(vkey: string, type: Verifier['type'], whose: string, others: readonly Verifier[]): Verifier {
    const verifier = readVkey(this.sha256, vkey);
    if (verifier?.type !== type)
      throw this.bad(`"${vkey}" is no Ed25519 verifier key of ${whose} (signed-note type 0x0${type})`);
    if (others.some(({ key }) => key.every((byte, i) => byte === verifier.key[i])))
      throw this.bad(`the key of "${verifier.name}" stands there twice`);
    return verifier;
  }

  private bad(why: string): BadPolicy {
    return new BadPolicy(this.line, why);
  }
}
