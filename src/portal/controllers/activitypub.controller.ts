import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  MethodNotAllowedException,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
  UnauthorizedException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Decision, Decisions } from '../../../read-models/decisions.js';
import { Account, Unproved } from '../../activitypub/account.js';
import {
  ACTIVITY,
  addresses,
  counted,
  HANDLE,
  inContext,
  outboxOf,
  POSTED,
  webFinger,
} from '../../activitypub/documents.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { Place } from '../../place.js';
import { Questions } from '../../read/questions.js';
import { Queue } from '../../work/queue.js';
import { openAssets } from '../assets.js';
import { actorOf, noteOf, outboxPage } from '../sharing/account-posts.js';

type Activity = { readonly id?: unknown; readonly type?: unknown; readonly actor?: unknown; readonly object?: unknown };

/** The city's account for Mastodon and its like: it posts, it can be followed, and it reads nothing else. */
@Controller()
@Anyone()
export class ActivityPubController {
  private readonly icon = openAssets().url('icon-180.png');

  constructor(
    @Inject(Account) private readonly account: Account,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Queue) private readonly queue: Queue,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Place) private readonly place: Place,
  ) {}

  @Get('.well-known/webfinger')
  webFinger(@Query('resource') resource: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    const { origin } = this.site();
    if (typeof resource !== 'string') throw new BadRequestException('resource names an account');
    const names = [`acct:${HANDLE}@${new URL(origin).host}`, addresses(origin).actor];
    if (!names.includes(resource.toLowerCase())) throw new NotFoundException();
    reply.header('content-type', 'application/jrd+json; charset=utf-8').header('cache-control', 'public, max-age=3600');
    return JSON.stringify(webFinger(origin));
  }

  @Get('ap/actor')
  async actor(@Res({ passthrough: true }) reply: FastifyReply) {
    const site = this.site();
    const { publicPem } = await this.account.followers.actorKey();
    return this.told(reply, actorOf(site, publicPem, site.origin + this.icon));
  }

  /** Without `page` the collection; with it one page, the newest first. */
  @Get('ap/outbox')
  async outbox(@Query('page') page: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    const site = this.site();
    const cursor = typeof page === 'string' && page !== 'first' ? page : undefined;
    const found = await this.questions.ask(new Decisions({ types: POSTED, cursor }));
    const whole = typeof page !== 'string';
    return this.told(reply, whole ? outboxOf(site.origin, found.total) : outboxPage(found, page, site));
  }

  @Get('ap/notes/:event')
  async note(@Param('event') event: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const site = this.site();
    const { items } = await this.questions.ask(new Decisions({ event }));
    const decision: Decision | undefined = items.find(({ type }) => (POSTED as readonly string[]).includes(type));
    if (!decision) throw new NotFoundException();
    return this.told(reply, inContext(noteOf(decision, site)));
  }

  /** How many, and never who. */
  @Get('ap/followers')
  followers(@Res({ passthrough: true }) reply: FastifyReply) {
    const { origin } = this.site();
    return this.told(reply, counted(addresses(origin).followers, this.account.followers.count));
  }

  /** Follow, and Undo of it, from whoever proves to be it; 405 for everything else that servers send one another. */
  @Post('ap/inbox')
  @HttpCode(202)
  async inbox(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { origin } = this.site();
    if (!Buffer.isBuffer(body)) throw new UnsupportedMediaTypeException('send application/activity+json');
    const { type, actor, id, object } = activityIn(body);
    const follows = type === 'Follow' ? object : type === 'Undo' ? undone(object) : undefined;
    if (follows === undefined) throw new MethodNotAllowedException('only Follow, and Undo of Follow');
    if (typeof actor !== 'string' || typeof id !== 'string' || id.length > 2_000 || actor.length > 2_000)
      throw new BadRequestException('an activity has an id and an actor');
    if (follows !== addresses(origin).actor) throw new BadRequestException('nobody of that name is here');
    await this.limits.take('inbox', request, reply);
    const { method, url: path, headers } = request;
    const follower = await this.account.proved({ method, path, headers, body }, actor).catch((error) => {
      throw error instanceof Unproved ? new UnauthorizedException(error.message) : error;
    });
    if (type === 'Undo') return void (await this.account.followers.remove(this.account.followers.knownAs(actor)));
    const to = await this.account.followers.add({ ...follower, follow: id });
    // the id of the wish is part of the job's: whoever follows anew is told anew
    await this.queue.add({
      kind: 'accept-follower',
      id: `${to}.${this.account.followers.knownAs(id)}`,
      payload: { to },
    });
    return undefined;
  }

  /** @throws NotFoundException where the account is not switched on */
  private site() {
    const { publicUrl: origin, demo, activitypub } = this.place;
    if (!activitypub) throw new NotFoundException();
    return { origin, demo };
  }

  private told(reply: FastifyReply, thing: object): string {
    reply.header('content-type', ACTIVITY).header('cache-control', 'public, max-age=60');
    return JSON.stringify(thing);
  }
}

/** @throws BadRequestException for what is no activity */
function activityIn(body: Buffer): Activity {
  try {
    const found = JSON.parse(body.toString('utf8')) as unknown;
    if (typeof found === 'object' && found !== null) return withPlainObject(found);
  } catch {} // told below
  throw new BadRequestException('the body is no activity');
}

/** An object may be told by its id alone, or whole. */
function withPlainObject(found: Activity): Activity {
  const { type, object } = found;
  const whole = type === 'Follow' && typeof object === 'object' && object !== null;
  return whole ? { ...found, object: (object as Activity).id } : found;
}

/** Whom somebody follows no longer; undefined where something else is undone. */
function undone(object: unknown): unknown {
  const follow = typeof object === 'object' && object !== null ? (object as Activity) : {};
  return follow.type === 'Follow' ? withPlainObject(follow).object : undefined;
}
