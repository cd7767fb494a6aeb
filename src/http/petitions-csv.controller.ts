import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PetitionCard } from '../../read-models/petition-views.js';
import { PetitionCurve, PetitionDistricts, PetitionsList } from '../../read-models/petitions.js';
import { type Cell, csv } from '../csv.js';
import { Questions } from '../read/questions.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf, CurveQuery, ListQuery } from './petitions.input.js';
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

const Id = () => Param('id', ParseUUIDPipe);

/** What spreadsheets open: the list of petitions, and what a petition's charts are drawn from. */
@Controller('api/v1')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class PetitionsCsvController {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  /** The same filters as the list itself, all its pages. */
  @Get('petitions.csv')
  async petitions(@Query() { asOf, limit: _, ...wanted }: ListQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const rows: Cell[][] = [];
    for (let cursor = wanted.cursor; rows.length < MOST; ) {
      const page = await this.questions.ask((now) => new PetitionsList({ ...wanted, cursor, limit: 100, now }), asOf);
      rows.push(...page.items.map(rowOf));
      if (page.next === null) break;
      cursor = page.next;
    }
    reply.header('cache-control', 'public, max-age=10');
    return table(reply, 'petitions', COLUMNS, rows);
  }

  @Get('petitions/:id/curve.csv')
  async curve(
    @Id() id: string,
    @Query() { asOf, by = 'day' }: CurveQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { points } = found(await this.questions.ask(new PetitionCurve(id, by), asOf));
    const rows = points.map(({ at, signatures, total }) => [at, signatures, total]);
    return table(reply, `curve-${id}`, ['at', 'signatures', 'total'], rows);
  }

  @Get('petitions/:id/districts.csv')
  async districts(@Id() id: string, @Query() { asOf }: AsOf, @Res({ passthrough: true }) reply: FastifyReply) {
    const { items } = found(await this.questions.ask(new PetitionDistricts(id), asOf));
    const rows = items.map(({ district, signatures }) => [district, signatures]);
    return table(reply, `districts-${id}`, ['district', 'signatures'], rows);
  }
}

function table(reply: FastifyReply, name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]) {
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`);
  return csv(columns, rows);
}

function rowOf({
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
}: PetitionCard): Cell[] {
  const title = 'title' in text ? (text.title as string) : '';
  return [id, title, status, addressee, districts.join(' '), signatures, threshold, listedAt, closesAt, answeredAt];
}
