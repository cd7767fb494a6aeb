import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext, ForbiddenException, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Clock } from '../../clock.js';
import { isOurs } from '../../http/same-origin.js';
import type { Asked } from '../../http/who.guard.js';
import { Doorkeeper } from '../../identity/doorkeeper.js';
import { ResidentsRegister } from '../../identity/residents.js';
import type { Caller } from '../../identity/roles.js';
import { csrfFits, csrfOf } from '../../identity/sessions.js';
import { Place } from '../../place.js';
import { ASSETS_PREFIX, openAssets } from '../assets.js';
import { type Frame, LANGS, type Lang, type Reader } from '../frame.js';
import { renderPage } from './render.js';
import { smaller } from './smaller.js';

export type Form = Readonly<Record<string, string | undefined>>;

/** One request for a page: who, in which language, with what form, and how it is answered. */
export type Visit = {
  readonly who: Caller;
  readonly lang: Lang;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The fields of a form; a name that is sent twice keeps the last value. */
  readonly form: Form;
  /** All the values of one name. */
  readonly all: (name: string) => readonly string[];
};

export const TheVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<Asked>();
  const body = (request.body ?? {}) as Record<string, string | string[]>;
  const form = Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
  );
  const all = (name: string) => [body[name] ?? []].flat().filter((value) => value !== '');
  return {
    who: request.caller,
    lang: langOf(request),
    request,
    reply: context.switchToHttp().getResponse(),
    form,
    all,
  };
});

/** The language of an address; where it names none what the browser asks for, and Georgian if it asks for neither. */
export function langOf({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): Lang {
  const first = url.split(/[/?#]/)[1] as Lang;
  if (LANGS.includes(first)) return first;
  return headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'ka';
}

/** Sets pages in their frame, and sends them. */
@Injectable()
export class Pages {
  private readonly assets = openAssets();

  constructor(
    @Inject(Place) private readonly place: Place,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Doorkeeper) private readonly door: Doorkeeper,
    @Inject(ResidentsRegister) private readonly residents: ResidentsRegister,
  ) {}

  async frame({ who, lang, request }: Pick<Visit, 'who' | 'lang' | 'request'>): Promise<Frame> {
    const { publicUrl, demo } = this.place;
    const session = this.door.sessionIn(request.headers);
    return {
      path: pathWithin(request.url, lang),
      origin: publicUrl,
      demo,
      reader: await this.reader(who),
      csrf: session && who.via === 'session' ? csrfOf(session) : null,
      key: randomUUID(),
      now: this.clock.now(),
      assets: this.assets,
    };
  }

  /**
   * A page of one reader, or of whoever holds a link, is nobody else's; the others may be kept for some seconds in front of
   * us, and go out compressed: they hold no secret whose length could be told from outside.
   */
  send({ reply, who, request }: Pick<Visit, 'reply' | 'who' | 'request'>, page: VNode, status = 200): void {
    const read = request.method === 'GET' || request.method === 'HEAD';
    const byLink = (request.query as { invitation?: unknown } | null)?.invitation !== undefined;
    const personal = who.via !== 'none' || status !== 200 || !read || byLink;
    const cache = personal ? 'private, no-store' : 'public, max-age=0, s-maxage=5, stale-while-revalidate=5';
    reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('vary', 'Cookie, Accept-Encoding')
      .header('cache-control', cache);
    reply.header('speculation-rules', `"${ASSETS_PREFIX}/speculation.json"`);
    if (this.place.demo) reply.header('x-robots-tag', 'noindex');
    const html = renderPage(page);
    const small = personal ? undefined : smaller(html, request.headers['accept-encoding']?.toString());
    if (small) reply.header('content-encoding', small.encoding);
    reply.send(small?.body ?? html);
  }

  /** After a form: the next page is asked for anew, so that reloading it sends nothing again. */
  goTo({ reply }: Pick<Visit, 'reply'>, path: string): void {
    reply.status(303).header('location', path).header('cache-control', 'no-store').send();
  }

  /** @throws ForbiddenException for a form that did not come from a page of ours */
  mustBeOurs({ request, form }: Visit): void {
    const session = this.door.sessionIn(request.headers);
    const known = session === undefined || csrfFits(session, form.csrf);
    if (!known || !isOurs(request, this.place.publicUrl, session === undefined)) throw new ForbiddenException();
  }

  private async reader({ person, level, roles }: Caller): Promise<Reader | null> {
    if (person === undefined) return null;
    const resident = await this.residents.byId(person);
    return { name: resident ? `${resident.name.first} ${resident.name.last}` : null, level, roles };
  }
}

function pathWithin(url: string, lang: Lang): string {
  const path = url.startsWith(`/${lang}`) ? url.slice(lang.length + 1) : url;
  return path === '/' ? '' : path;
}
