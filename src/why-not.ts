import { createServer } from 'node:net';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { VaultLocked } from './identity/kek.file.js';

const FILES = /^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EEXIST|ENOSPC|EMFILE|SQLITE_.*)$/;

/** What is wrong with the configuration and what to write instead; undefined for any other trouble. */
export function wrongConfiguration(error: unknown): string | undefined {
  const { name, message } = error as Error;
  if (error instanceof ConfigError || error instanceof VaultLocked) return message;
  if ((error as Error).constructor?.name === 'ParseError')
    return `GHIA_EVENT_LOG is not an address (${oneLine(message)}); write one such as esdb://127.0.0.1:2113?tls=false.`;
  if (name === 'MongoServerSelectionError' || name === 'MongoNetworkError')
    return `The server of GHIA_READ_STORE or GHIA_VAULT does not answer (${oneLine(message)}); start it, or write another address.`;
  if (/^Mongo\w*Error$/.test(name))
    return `GHIA_READ_STORE or GHIA_VAULT cannot be used (${oneLine(message)}); write one such as mongodb://127.0.0.1:27017/ghia.`;
  return undefined;
}

/** One sentence for what keeps an instance from starting: never a stack, and where it can be told, what to write. */
export function whyNot(error: unknown): string {
  const { message, code, path, stack } = error as NodeJS.ErrnoException;
  const wrong = wrongConfiguration(error);
  if (wrong) return wrong;
  if (FILES.test(code ?? ''))
    return `A file of GHIA_DATA cannot be used (${code}${path ? `, ${path}` : ''}): ${oneLine(message)}.`;
  // a fault of ours: the place is enough to find it
  const place = /\(?(?:file:\/\/)?[^\s()]*\/dist\/(src\/\S+?):\d+\)?$/m.exec(stack ?? '')?.[1];
  return `Ghia did not start: ${oneLine(message ?? String(error))}${place ? ` (${place})` : ''}.`;
}

/** Looks before anything is opened whether the address is free. @throws ConfigError */
export async function mustBeFree({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((free, fail) => probe.once('error', fail).listen(port, host, free));
    await new Promise((closed) => probe.close(closed));
  } catch (error) {
    throw new ConfigError(addressTrouble(host, port, (error as NodeJS.ErrnoException).code));
  }
}

function addressTrouble(host: string, port: number, code = 'no reason given'): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken: write another number in GHIA_PORT, or stop what listens there.`;
  if (code === 'EACCES') return `Port ${port} is not open to this user: write a number from 1024 in GHIA_PORT.`;
  return `GHIA_HOST is "${host}" (${code}); write an address of this machine, such as 127.0.0.1 or 0.0.0.0.`;
}

const oneLine = (text: string) => text.split('\n')[0]!.trim().replace(/\.$/, '');
