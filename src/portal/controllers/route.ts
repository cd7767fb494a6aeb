import { Param, ParseUUIDPipe } from '@nestjs/common';
import { LANGS } from '../frame.js';

/** The same page in both languages. */
export const both = (path: string): string[] => LANGS.map((lang) => `${lang}/${path}`);

export const Uuid = (name = 'id') => Param(name, ParseUUIDPipe);
