import { ForbiddenException, HttpException, Inject, Injectable } from '@nestjs/common';
import type { Role } from '../../../events/identity.js';
import { Doorkeeper } from '../../identity/doorkeeper.js';
import { type Caller, may } from '../../identity/roles.js';
import { type Arguments, argument } from './wanted.js';

/** An `api_key` is a bearer token of this house: whoever holds it may do with it what they may do anyway. */
@Injectable()
export class Keys {
  constructor(@Inject(Doorkeeper) private readonly door: Doorkeeper) {}

  /** @throws ForbiddenException for no key, for one that holds no more, and for one of somebody without the role */
  async holder(form: Arguments, role: Role): Promise<Caller> {
    const key = argument(form, 'api_key');
    if (key === undefined) throw new ForbiddenException('api_key was not provided.');
    const holder = await this.door.recognise({ authorization: `Bearer ${key}` }).catch((error: unknown) => {
      if (error instanceof HttpException && error.getStatus() < 500)
        throw new ForbiddenException('api_key provided does not hold.');
      throw error;
    });
    if (!holder || !may(holder, role, 1)) throw new ForbiddenException(DENIED[role] ?? DENIED.citizen);
    return holder;
  }
}

const DENIED: { readonly [R in Role]?: string } = {
  citizen: 'api_key provided may not file requests.',
  officer: 'api_key provided may not update requests: it is not that of an official who deals with reports.',
};
