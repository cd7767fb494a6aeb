import { Param, ParseUUIDPipe } from '@nestjs/common';
import { LANGS } from '../frame.js';

/** The same page in both languages. */
export const both = (path: string | readonly string[]): string[] =>
  [path].flat().flatMap((one) => LANGS.map((lang) => `${lang}/${one}`));

export const Uuid = (name = 'id') => Param(name, ParseUUIDPipe);

type Asked = Readonly<Record<string, string | undefined>>;
/** A name that is sent twice counts once. */
export const plain = (asked: Readonly<Record<string, unknown>>): Asked =>
  Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, typeof value === 'string' && value ? value : undefined]),
  );

/** What was asked for, if it is one of those that there are. */
export const known = <T extends string>(all: Iterable<T>, one: string | undefined): T | undefined =>
  [...all].find((code) => code === one);
