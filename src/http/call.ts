import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../identity/roles.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Sent } from '../write/desk.js';
import { networkOf } from './network.js';
import type { Asked } from './who.guard.js';

/** What a command's route needs to know of its request besides path and body. */
export type Call = {
  readonly who: Caller;
  /** The caller's own Idempotency-Key. */
  readonly key: string | undefined;
  /** Where the request came from, /24 or /56. */
  readonly network: string;
  readonly reply: FastifyReply;
};

export const TheCall = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const request = context.switchToHttp().getRequest<Asked>();
  const key = request.headers['idempotency-key'];
  return {
    who: request.caller,
    key: Array.isArray(key) ? key[0] : key,
    network: networkOf(request.ip),
    reply: context.switchToHttp().getResponse<FastifyReply>(),
  };
});

/** What came over the wire, with the caller's own key for it. */
export const sentBy = ({ key }: Call, body: object): Sent => ({ key, body: { ...body } });

/** What came into being: its id, its address, and what else its maker must know. */
type Made = { readonly id: string; readonly location: string; readonly invitation?: string };

/** How a receipt goes over the wire: 201 for what was recorded now, 200 with the first receipt for what was so already. */
export function answer({ reply }: Call, { created, ...receipt }: Receipt, made?: Made) {
  reply.status(created ? 201 : 200).header('etag', `"${receipt.revision}"`);
  if (made) reply.header('location', made.location);
  const { location: _, ...told } = made ?? {};
  return { ...told, ...receipt };
}
