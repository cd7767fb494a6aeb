import { Controller, Get, Inject, Query, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PetitionCard } from '../../read-models/petition-views.js';
import { PetitionsList } from '../../read-models/petitions.js';
import { Questions } from '../read/questions.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { ListQuery } from './petitions.input.js';
import { Anyone } from './who.guard.js';

const COLUMNS = [
  'id',
  'title',
  'status',
  'addressee',
  'districts',
  'signatures',
  'threshold',
  'listed_at',
  'closes_at',
  'answered_at',
];
const MOST = 10_000;

/** The list as a table: the same filters as the list itself, all its pages. */
@Controller('api/v1')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class PetitionsCsvController {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  @Get('petitions.csv')
  async csv(@Query() { asOf, limit: _, ...wanted }: ListQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const lines = [COLUMNS.join(',')];
    for (let cursor = wanted.cursor; lines.length <= MOST; ) {
      const page = await this.questions.ask((now) => new PetitionsList({ ...wanted, cursor, limit: 100, now }), asOf);
      lines.push(...page.items.map(line));
      if (page.next === null) break;
      cursor = page.next;
    }
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="petitions.csv"')
      .header('cache-control', 'public, max-age=10');
    return `${lines.join('\r\n')}\r\n`;
  }
}

function line({
  id,
  text,
  status,
  addressee,
  districts,
  signatures,
  threshold,
  listedAt,
  closesAt,
  answeredAt,
}: PetitionCard) {
  const title = 'title' in text ? (text.title as string) : '';
  const cells = [
    id,
    title,
    status,
    addressee,
    districts.join(' '),
    signatures,
    threshold,
    listedAt,
    closesAt,
    answeredAt,
  ];
  return cells.map(cell).join(',');
}

/** Quoted where CSV asks for it; a spreadsheet must not take a text for a formula. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = /^[=+\-@\t]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
