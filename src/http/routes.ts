import { RequestMethod, type Type } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Need, needOf } from './who.guard.js';

/** One address of a controller: how it is asked, whom it is for, and what it takes. */
export type Route = {
  readonly method: string;
  /** With `:name` for what changes. */
  readonly path: string;
  readonly need: Need | undefined;
  /** `Controller_method`. */
  readonly name: string;
  /** The classes that its body and its query must fit. */
  readonly body: Type | undefined;
  readonly query: Type | undefined;
};

/** Nest's own names for what the decorators of a handler leave behind. */
const ARGUMENTS = '__routeArguments__';
const BODY = 3;
const QUERY = 4;

const listOf = (path: string | readonly string[] | undefined) => [path ?? ''].flat();

/** Every route of every controller. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const reflector = app.get(Reflector);
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const type = metatype as Type;
    const names = Object.getOwnPropertyNames(type.prototype).filter((name) => name !== 'constructor');
    return names.flatMap((name) => routesOfHandler(type, name, reflector));
  });
}

function routesOfHandler(type: Type, name: string, reflector: Reflector): Route[] {
  const handler = type.prototype[name] as (...args: unknown[]) => unknown;
  const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
  if (method === undefined) return [];
  const need = needOf(reflector, { getHandler: () => handler, getClass: () => type });
  const about = {
    need,
    name: `${type.name}_${name}`,
    body: shapeOf(type, name, BODY),
    query: shapeOf(type, name, QUERY),
  };
  return listOf(Reflect.getMetadata('path', type)).flatMap((before) =>
    listOf(Reflect.getMetadata('path', handler)).map((after) => ({
      method: RequestMethod[method],
      path: `/${before}/${after}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      ...about,
    })),
  );
}

/** The class of the whole body or query; undefined where a handler takes none, or one field of it. */
function shapeOf(type: Type, name: string, what: number): Type | undefined {
  const taken = (Reflect.getMetadata(ARGUMENTS, type, name) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const found = Object.entries(taken).find(([key, { data }]) => key.startsWith(`${what}:`) && data === undefined);
  if (!found) return undefined;
  return (Reflect.getMetadata('design:paramtypes', type.prototype, name) as Type[])[found[1].index];
}
