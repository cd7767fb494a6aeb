import { domainToASCII } from 'node:url';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** No name of the public internet ends so: an address in figures, or a network of one's own. */
const NOT_PUBLIC = /^(\d+|local|localhost|internal|test|example|invalid|onion|arpa|lan|home)$/;

/**
 * The name of a server as somebody wrote it, as it goes into an address: labels with dots between, no scheme, no port,
 * no user, no path, no address in figures. Undefined for anything else.
 */
export function homeServer(written: string): string | undefined {
  const text = written.trim();
  if (text.length > 253 || /[\s/\\@:?#[\]%]/.test(text)) return undefined;
  const host = domainToASCII(text).toLowerCase();
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || host.length > 253 || !labels.every((label) => LABEL.test(label))) return undefined;
  return NOT_PUBLIC.test(last) || /^0x/.test(last) ? undefined : host;
}

/** Where Mastodon, and what speaks as it does, takes a text for a new post. */
export const shareOn = (host: string, text: string): string => `https://${host}/share?${new URLSearchParams({ text })}`;
