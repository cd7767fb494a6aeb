import type { Proved } from './codes.js';
import { type Begun, type Rights, type Sessions, sessionCookie } from './sessions.js';

/** Says what roles an official holds now. */
export type RolesOf = (person: string) => Promise<Rights>;

/** From a proved code to a session in the browser. */
export class SignIn {
  private readonly cookie;

  constructor(
    private readonly sessions: Sessions,
    private readonly rolesOf: RolesOf,
    publicUrl: string,
  ) {
    this.cookie = sessionCookie(publicUrl);
  }

  /** @param before the token of the session this browser had; `second`: the second factor was proved, too */
  async begin(
    { person, level, second }: Proved & { readonly second?: true },
    userAgent: string,
    before?: string,
  ): Promise<Begun & { readonly cookie: string }> {
    const rights = level > 0 ? await this.rolesOf(person) : { roles: [] };
    const begun = await this.sessions.begin(
      { person, level, ...rights, ...(second && { second }), device: deviceOf(userAgent) },
      before,
    );
    return { ...begun, cookie: `${this.cookie.name}=${begun.token}; ${this.cookie.attributes}` };
  }

  /** The cookie's end. */
  ended(): string {
    return `${this.cookie.name}=; ${this.cookie.attributes}; Max-Age=0`;
  }
}

/** Enough for its owner to recognise it, too little to follow anybody. */
function deviceOf(userAgent: string): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(userAgent)?.[0] ?? '';
  const browser = /Firefox|Edg|OPR|Chrome|Safari/.exec(userAgent)?.[0] ?? '';
  return [browser.replace('Edg', 'Edge').replace('OPR', 'Opera'), system].filter(Boolean).join(', ');
}
