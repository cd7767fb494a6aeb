import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { Controller, Get, HttpException, Inject, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csv } from '../csv.js';
import { openTables } from '../open-data/all-tables.js';
import { columnsOf } from '../open-data/csvw.js';
import { catalogueOf, POPOLO, PREFIXES, type Publisher, tablePaths } from '../open-data/dcat.js';
import { type Edition, Editions } from '../open-data/editions.js';
import { jsonLd, turtle } from '../open-data/linked.js';
import type { OpenTable } from '../open-data/table.js';
import { TableRows } from '../open-data/table-rows.js';
import type { Written } from '../open-data/write-table.js';
import { Place } from '../place.js';
import { Questions } from '../read/questions.js';
import { tagged } from './fresh.interceptor.js';
import { acceptsGzip } from './gzipped.js';
import { isHeld } from './if-none-match.js';
import { Limits } from './limits.js';
import { Anyone } from './who.guard.js';

const TURTLE = 'text/turtle';
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };
const FOR_A_MINUTE = 'public, max-age=60';
const FILE = /^(?<name>[a-z-]{1,60})\.(?<kind>csv|json|csv-metadata\.json)$/;
const COLUMNS = 'csv-metadata.json';

class Fresh {
  /** A position that the tables must have seen: a new edition is made for whoever asks, within limits. */
  @IsOptional() @Matches(/^\d{1,15}$/) after?: string;
}

class FileQuery extends Fresh {
  /** A position, or an ISO instant: the table as it was then. */
  @IsOptional() @IsString() @Length(1, 30) asOf?: string;
}

class CatalogueQuery extends Fresh {
  /** Instead of `Accept`. */
  @IsOptional() @IsIn(['jsonld', 'ttl']) format?: 'jsonld' | 'ttl';
}

/** Everything that is there to be taken: the catalogue in the terms of DCAT-AP 3.0, and each table as CSV and as JSON. */
@Controller('api/v1/open-data')
@Anyone()
export class OpenDataController {
  constructor(
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Place) private readonly place: Place,
  ) {}

  /** JSON-LD, or (Accept: text/turtle, `format=ttl`) Turtle. */
  @Get()
  async catalogue(
    @Query() { after, format }: CatalogueQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const catalogue = catalogueOf(await this.edition(after, request, reply), this.publisher());
    reply.header('cache-control', FOR_A_MINUTE).header('vary', 'accept');
    if (format === 'ttl' || (!format && request.headers.accept?.includes(TURTLE))) {
      reply.header('content-type', `${TURTLE}; charset=utf-8`);
      return tagged(request, reply, await turtle(catalogue, PREFIXES));
    }
    reply.header('content-type', 'application/ld+json; charset=utf-8');
    return tagged(request, reply, jsonLd(catalogue, PREFIXES));
  }

  /** `petitions.csv`, `petitions.json`, or what the columns mean: `petitions.csv-metadata.json` (CSV on the Web). */
  @Get(':file')
  async file(
    @Param('file') file: string,
    @Query() { after, asOf }: FileQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, kind } = FILE.exec(file)?.groups ?? {};
    if (name === POPOLO.name && kind === 'json') return this.popolo(after, asOf, request, reply);
    const table = openTables.find((one) => one.name === name);
    if (!table || !kind) throw new NotFoundException({ type: 'urn:ghia:open-data.not-found' });
    if (asOf !== undefined && kind !== COLUMNS) return this.past(table, kind as 'csv' | 'json', asOf, request, reply);
    const edition = await this.edition(after, request, reply);
    reply.header('cache-control', FOR_A_MINUTE);
    if (kind === 'csv' || kind === 'json') return this.send(table, kind, edition, request, reply);
    reply.header('content-type', 'application/csvm+json; charset=utf-8');
    const columns = columnsOf(table, edition.tables[table.name]!, this.place.publicUrl);
    return tagged(request, reply, JSON.stringify(columns));
  }

  /** The working group in Popolo's terms; of the past the room of open government tells. */
  private async popolo(
    after: string | undefined,
    asOf: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    if (asOf !== undefined) return reply.redirect(`/api/v1/ogp/popolo?asOf=${encodeURIComponent(asOf)}`, 303);
    const edition = await this.edition(after, request, reply);
    reply.header('cache-control', FOR_A_MINUTE);
    return this.sendFile(edition.popolo, 'json', POPOLO.name, edition, request, reply);
  }

  private send(
    { name }: OpenTable,
    kind: 'csv' | 'json',
    edition: Edition,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    return this.sendFile(edition.tables[name]![kind], kind, name, edition, request, reply);
  }

  private sendFile(
    { name: file, sha256, bytes }: Written,
    kind: 'csv' | 'json',
    name: string,
    { folder, tree }: Edition,
    { headers }: FastifyRequest,
    reply: FastifyReply,
  ) {
    const { publicUrl } = this.place;
    const etag = `"${sha256}"`;
    const links = [
      `<${publicUrl}/log/checkpoints/${tree.size}>; rel="via"`,
      ...(kind === 'csv'
        ? [`<${publicUrl}${tablePaths(name).columns}>; rel="describedby"; type="application/csvm+json"`]
        : []),
    ];
    reply.header('etag', etag).header('vary', 'accept-encoding').header('link', links.join(', '));
    if (isHeld(headers['if-none-match'], etag)) {
      reply.status(304);
      return undefined;
    }
    reply.type(TYPES[kind]).header('content-disposition', `attachment; filename="${file}"`);
    const content = createReadStream(join(folder, file));
    if (!acceptsGzip(headers['accept-encoding'])) {
      reply.header('content-length', bytes);
      return reply.send(content);
    }
    reply.header('content-encoding', 'gzip');
    return reply.send(content.pipe(createGzip()));
  }

  /** A table as it was: folded again from the log, for whoever asks. */
  private async past(
    table: OpenTable,
    kind: 'csv' | 'json',
    asOf: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    await this.limits.take('replays', request, reply);
    const rows = await this.questions.ask(new TableRows(table.name), asOf);
    const names = table.columns.map(({ name }) => name);
    reply
      .type(TYPES[kind])
      .header(
        'content-disposition',
        `attachment; filename="${table.name}-${asOf.replaceAll(/[^0-9A-Za-z-]/g, '')}.${kind}"`,
      );
    if (kind === 'csv') return tagged(request, reply, csv(names, rows));
    return tagged(
      request,
      reply,
      JSON.stringify(rows.map((row) => Object.fromEntries(names.map((n, i) => [n, row[i]])))),
    );
  }

  private async edition(after: string | undefined, request: FastifyRequest, reply: FastifyReply): Promise<Edition> {
    if (after !== undefined) await this.limits.take('replays', request, reply);
    const edition = await this.editions.current(Number(after ?? 0));
    if (edition.position >= Number(after ?? 0)) return edition;
    throw new HttpException({ type: 'urn:ghia:read.not-yet', because: { after }, retryAfter: 1 }, 503);
  }

  private publisher(): Publisher {
    const { publicUrl: origin, demo, contact } = this.place;
    return { origin, demo, email: contact.email };
  }
}
