import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../src/config.js';
import { ROOT } from './support/root.js';

// No container engine runs these files here: what can be known without one is held to be so.

const DEPLOY = join(ROOT, 'deploy');
const text = (file: string) => readFileSync(join(DEPLOY, file), 'utf8');
const COMPOSE = ['compose.yaml', 'compose.single.yaml'];
/** What stands in ./.env beside the compose files, and in a secret. */
const SECRETS: Readonly<Record<string, string>> = {
  EVENTS_PASSWORD: 'a',
  DOCUMENTS_PASSWORD: 'b',
  DOCUMENTS_ROOT_PASSWORD: 'c',
  REDIS_PASSWORD: 'd',
  GHIA_SMTP: 'smtp://ghia:e@mail.example.ge',
};
const filled = (value: string) =>
  value.replaceAll(/\$\{(\w+):\?\}/g, (_, name: string) => SECRETS[name] ?? `no ${name} is known`);

type Service = {
  readonly image?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly cpus?: string; readonly memory?: string } } };
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly env_file?: string;
};
type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const compose = (file: string): Compose => parse(text(file), { merge: true });
const services = COMPOSE.flatMap((file) =>
  Object.entries(compose(file).services).map(([name, service]) => ({ file, name, service })),
);

/** The variables that the configuration reads, by its own text. */
const known = new Set(
  ['src/config.ts', 'src/files/setting.ts', 'src/ballots/setting.ts'].flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\b(?:GHIA|AWS)_[A-Z_]+[A-Z]\b/g)].map(([name]) => name),
  ),
);

describe.each(services)('$file: $name', ({ file, service, name }) => {
  it('is a version, no "latest"', () => {
    expect(service.image).toMatch(/^[\w./-]+:\d+\.\d+[\w.-]*$/);
  });

  it('is nobody’s root, and writes nowhere but where it says', () => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toContain('no-new-privileges:true');
  });

  it('is looked after, and bounded', () => {
    const works = service.healthcheck?.disable !== true;
    expect(works ? service.healthcheck?.test?.length : service.restart).toEqual(
      works ? expect.any(Number) : 'on-failure',
    );
    const { cpus, memory } = service.deploy?.resources?.limits ?? {};
    expect(Number(cpus)).toBeGreaterThan(0);
    expect(memory).toMatch(/^\d+[mg]$/);
  });

  it('mounts what is there, or what README.md says how to make', () => {
    const made = /^\.\/certs\//;
    for (const volume of service.volumes ?? []) {
      const [from = ''] = volume.split(':');
      if (from.startsWith('.'))
        expect([volume, made.test(from) || existsSync(join(DEPLOY, from))]).toEqual([volume, true]);
      else expect(Object.keys(compose(file).volumes)).toContain(from);
    }
    if (service.env_file) expect(existsSync(join(DEPLOY, service.env_file))).toBe(true);
  });

  it('says to Ghia what Ghia takes', () => {
    const env = Object.entries(service.environment ?? {}).map(([key, value]) => [key, filled(String(value))] as const);
    if (!service.image?.startsWith('ghia:')) return expect(env.filter(([key]) => key.startsWith('GHIA_'))).toEqual([]);
    for (const [key, value] of env)
      expect([name, key, known.has(key), value]).toEqual([name, key, true, expect.not.stringContaining('is known')]);
    const config = readConfig(Object.fromEntries(env));
    expect(config.mode).toBe('production');
    expect(config.split).toBe(file === 'compose.yaml');
  });
});

it('somebody has each role, and somebody stands by', () => {
  const roles = Object.values(compose('compose.yaml').services).flatMap(
    ({ environment }) => environment?.GHIA_ROLES ?? [],
  );
  expect(roles.sort()).toEqual(['api', 'api', 'projector', 'projector', 'worker']);
});

describe('Kubernetes', () => {
  // biome-ignore lint/suspicious/noExplicitAny: manifests are whatever they are
  const all: any[] = readdirSync(join(DEPLOY, 'kubernetes')).flatMap((file) => {
    const documents = parseAllDocuments(text(join('kubernetes', file)));
    return (documents as ReturnType<typeof parseAllDocuments> & readonly { errors: unknown[]; toJS(): unknown }[]).map(
      (document) => {
        expect(document.errors).toEqual([]);
        return document.toJS();
      },
    );
  });
  const of = (kind: string) => all.filter((one) => one.kind === kind);

  it('every document says what it is and where', () => {
    for (const { apiVersion, kind, metadata } of all) {
      expect([apiVersion, kind, metadata.name]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
      if (kind !== 'Namespace') expect(metadata.namespace).toBe('ghia');
    }
  });

  it.each(of('Deployment').map((one) => [one.metadata.name, one] as const))(
    '%s is closed, probed and bounded',
    (_, one) => {
      const { securityContext, containers, volumes, automountServiceAccountToken } = one.spec.template.spec;
      expect(one.spec.selector.matchLabels).toEqual(one.spec.template.metadata.labels);
      expect(automountServiceAccountToken).toBe(false);
      expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
      for (const container of containers) {
        expect(container.image).toMatch(/:\d+\.\d+/);
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.livenessProbe.httpGet.path).toBe('/health/live');
        expect(container.readinessProbe.httpGet.path).toBe('/health/ready');
        expect(container.resources).toMatchObject({ limits: { cpu: expect.any(String), memory: expect.any(String) } });
        const mounts = container.volumeMounts.map(({ name }: { name: string }) => name);
        expect(mounts.sort()).toEqual(volumes.map(({ name }: { name: string }) => name).sort());
      }
    },
  );

  it('says to Ghia what Ghia takes', () => {
    const shared = { ...of('ConfigMap')[0].data, ...of('Secret')[0].stringData };
    for (const key of Object.keys(shared)) expect([key, known.has(key)]).toEqual([key, true]);
    for (const one of of('Deployment')) {
      const own = Object.fromEntries(
        one.spec.template.spec.containers[0].env.map((e: { name: string; value: string }) => [e.name, e.value]),
      );
      expect(readConfig({ ...shared, ...own }).split).toBe(true);
    }
  });
});

describe('the Dockerfile', () => {
  const lines = text('Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');

  it('copies what is there and what .dockerignore lets through', () => {
    const sources = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? []);
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) {
      expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
      expect(ignored).toContain(`!${source}`);
    }
    expect(ignored[0]).toBe('*'); // nothing else goes in: no data, no keys
  });

  it('takes over from its first stage what the service needs, and no more', () => {
    const taken = lines.flatMap((line) => /^COPY --from=build \/ghia\/(\S+)/.exec(line)?.[1] ?? []);
    expect(taken.sort()).toEqual(['dist', 'node_modules', 'package.json']);
  });

  it('begins from versions, ends as nobody’s root, and tells how it is', () => {
    for (const line of lines.filter((one) => one.startsWith('FROM'))) expect(line).toMatch(/^FROM node:\d+\.\d+\.\d+-/);
    expect(lines.findLast((line) => line.startsWith('USER'))).toBe('USER 10001:10001');
    expect(lines.some((line) => line.startsWith('HEALTHCHECK'))).toBe(true);
    const command = JSON.parse(/^CMD (.+)$/.exec(lines.findLast((line) => line.startsWith('CMD'))!)![1]!) as string[];
    const start = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.start as string;
    expect(command.join(' ')).toBe(start); // as it is started everywhere
  });
});
