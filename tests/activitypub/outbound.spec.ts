import { isPublic, Outbound } from '../../src/activitypub/outbound.js';

it.each([...['8.8.8.8', '1.1.1.1', '185.143.172.1', '2606:4700::1111', '2a00:1450:4001::200e']])(
  'takes %s for an address of the public internet',
  (address) => {
    expect(isPublic(address)).toBe(true);
  },
);

it.each([
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ],
  ...['192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1'],
  ...['2001:db8::1', '2002:7f00:1::', '2001::1', 'localhost', ''],
])('takes %j for none', (address) => {
  expect(isPublic(address)).toBe(false);
});

const sent = { method: 'GET', headers: {} } as const;
const strict = Outbound.from('https://ghia.example.ge');

it.each([
  ...[
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://127.1/',
    'https://[::1]/',
  ],
  ...[
    'https://[::ffff:127.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'https://①②⑦.0.0.1/',
  ],
  ...[
    'https://localhost/',
    'https://localhost./',
    'http://example.org/',
    'https://example.org:8443/',
    'https://u:p@example.org/',
  ],
  ...['ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'x', ''],
])('does not ask %j', async (to) => {
  const asked = expect(strict.send(to, sent)).rejects;
  // refused, and not asked in vain: a server that is only silent says other words
  await asked.toMatchObject({
    name: 'Unreachable',
    message: expect.stringMatching(/not on the public internet|only https|no address|without a dot/),
  });
});

it('asks on this machine only where the portal itself is reached on it', async () => {
  const near = Outbound.from('http://localhost:3000');
  await expect(near.send('http://127.0.0.1:9/', sent)).rejects.toThrow(/ECONNREFUSED/);
  await expect(near.send('http://10.0.0.1/', sent)).rejects.toThrow(/only https/);
});
