import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  SetMetadata,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../commands/decider.js';
import type { Assurance, Role } from '../../events/identity.js';
import { Doorkeeper } from '../identity/doorkeeper.js';
import { type Caller, may, NOBODY } from '../identity/roles.js';
import { Place } from '../place.js';
import { Refused } from '../refused.js';
import { carriesItsToken, isOurs } from './same-origin.js';

export type Need = { readonly roles: readonly Role[]; readonly level: Assurance };
/** `refused`: the code of the problem that it was answered with. */
export type Asked = FastifyRequest & { caller: Caller; refused?: string };

const NEED = 'ghia:need';

/** Says who may use a route and how surely we must know them, to the guard and in the API's description. A route that says nothing is closed to everyone. */
export const Needs = (role: Role | readonly Role[], level: Assurance = 1) =>
  need({ roles: typeof role === 'string' ? [role] : role, level });
export const Anyone = () => need({ roles: ['anyone'], level: 0 });

const need = ({ roles, level }: Need) =>
  applyDecorators(
    SetMetadata(NEED, { roles, level } satisfies Need),
    ApiExtension('x-roles', roles),
    ApiExtension('x-assurance', level),
  );

/** The caller, as the guard has found them. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Asked>().caller,
);

export const needOf = (
  reflector: Reflector,
  context: Pick<ExecutionContext, 'getHandler' | 'getClass'>,
): Need | undefined => reflector.getAllAndOverride<Need | undefined>(NEED, [context.getHandler(), context.getClass()]);

/** Finds out who calls, by bearer token or by session, and whether the route is for them. */
@Injectable()
export class WhoGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(Place) private readonly place: Place,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need = needOf(this.reflector, context);
    if (!need) throw new ForbiddenException();
    const request = context.switchToHttp().getRequest<Asked>();
    const known = request.caller ?? (await this.door.recognise(request.headers));
    request.caller = known ?? NOBODY;
    if (known?.via === 'session' && !this.isOwn(request))
      throw new ForbiddenException('a session acts only from the pages it belongs to');
    if (need.roles.includes('anyone')) return true;
    if (!known) throw new UnauthorizedException();
    if (need.roles.some((role) => known.withheld?.includes(role)))
      throw new Refused(refuse('identity.second-factor-needed'));
    if (!need.roles.some((role) => may(known, role, 0)))
      throw new ForbiddenException({ because: { roles: need.roles } });
    if (known.level < need.level)
      throw new Refused(refuse('identity.assurance-too-low', { needed: need.level, level: known.level }));
    return true;
  }

  private isOwn(request: Asked): boolean {
    const session = this.door.sessionIn(request.headers) ?? '';
    return isOurs(request, this.place.publicUrl, false) && carriesItsToken(request, session);
  }
}
