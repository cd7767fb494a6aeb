import { isIPv6 } from 'node:net';
import { Unavailable } from '../durable/unavailable.js';

/**
 * The network of an address: /24 for IPv4, /56 for IPv6. Kept sealed with a signature, for reviews only. A connection that
 * was closed while its request waited has no address any more. @throws Unavailable then: nobody is there to be answered
 */
export function networkOf(ip: string | undefined): string {
  if (ip === undefined) throw new Unavailable('who asked has gone', 'busy', { part: 'http' });
  const address = ip.startsWith('::ffff:') ? ip.slice(7) : ip;
  if (!isIPv6(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [before = '', after = ''] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = after.split(':').filter(Boolean);
  const groups = [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  const value = groups.slice(0, 4).map((group) => Number.parseInt(group, 16));
  value[3] = value[3]! & 0xff00;
  return `${value.map((group) => group.toString(16)).join(':')}::/56`;
}
