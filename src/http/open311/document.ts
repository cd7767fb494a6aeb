import { Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { xml } from './xml.js';

export type Format = 'xml' | 'json';
const FORMATS: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};
/** The reply, whose body is still what the route answers with. */
export const Reply = () => Res({ passthrough: true });
/** A document's address in both formats. */
export const both = (name: string) => [`${name}.xml`, `${name}.json`];
const SUFFIX = /^(.{1,150})\.(xml|json)$/;

/** The name and the format of `holes.xml`; undefined for what has neither suffix. */
export function documentOf(file: string): { readonly name: string; readonly format: Format } | undefined {
  const [, name, format] = SUFFIX.exec(file) ?? [];
  return name === undefined ? undefined : { name, format: format as Format };
}

/** In which format an address asks to be answered: XML, which is the standard's own, unless it ends in `.json`. */
export const formatOf = (url: string): Format => (url.split('?')[0]!.endsWith('.json') ? 'json' : 'xml');

/** One tree, as XML under a root, or as JSON without one. */
export function write(reply: FastifyReply, format: Format, root: string, value: object): object | string {
  reply.header('content-type', FORMATS[format]);
  return format === 'json' ? value : xml(root, value);
}
