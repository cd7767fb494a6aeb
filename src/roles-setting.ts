import { ConfigError } from './config-error.js';

export type Role = 'api' | 'projector' | 'worker';

/** The addresses of the engines that several processes would share. */
type Engines = Readonly<Record<'eventLog' | 'readStore' | 'vault' | 'queue', string>>;

const ROLES: readonly Role[] = ['api', 'projector', 'worker'];

/** What this process does, and whether other processes do the rest. @throws ConfigError */
export function rolesIn(
  text: string | undefined,
  engines: Engines,
): { readonly roles: readonly Role[]; readonly split: boolean } {
  const roles = named(text ?? ROLES.join(','));
  const split = ROLES.some((role) => !roles.includes(role));
  if (split) mustBeShareable(roles, engines);
  return { roles, split };
}

function named(text: string): readonly Role[] {
  const words = text.split(',').map((role) => role.trim());
  const wrong = words.find((role) => !ROLES.includes(role as Role));
  if (wrong !== undefined)
    throw new ConfigError(`GHIA_ROLES holds "${wrong}"; write any of ${ROLES.join(', ')}, with commas between.`);
  return [...new Set(words)] as Role[];
}

/** Files and memory belong to one process: what several are to share must be served by an engine. */
function mustBeShareable(roles: readonly Role[], { eventLog, readStore, vault, queue }: Engines): void {
  const wanted = [
    ...(eventLog === 'sqlite:' ? ['GHIA_EVENT_LOG=esdb://…'] : []),
    ...(readStore === 'sqlite:' ? ['GHIA_READ_STORE=mongodb://…'] : []),
    ...(vault === 'sqlite:' ? ['GHIA_VAULT=mongodb://…'] : []),
    ...(queue === 'inline:' ? ['GHIA_QUEUE=redis://…'] : []),
  ];
  if (wanted.length === 0) return;
  throw new ConfigError(
    `GHIA_ROLES is "${roles.join(',')}", and roles in processes of their own share engines: write ${wanted.join(', ')}, or leave GHIA_ROLES out, and one process does everything.`,
  );
}
