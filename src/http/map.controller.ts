import { basename, dirname } from 'node:path';
import {
  Controller,
  Get,
  HttpException,
  Inject,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MapLayers, MapObjectById, MapObjects, type MapObjectView } from '../../read-models/map-objects.js';
import { Clock } from '../clock.js';
import { Contents } from '../content/contents.js';
import { BASE_MAP, type BaseMapSet, toldOf } from '../map/base-map.js';
import { Clusters } from '../map/clusters.js';
import { filterOf } from '../map/filter.js';
import { layersTold } from '../map/layers.js';
import { LiveMap } from '../map/live-map.js';
import { Questions } from '../read/questions.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { ClustersQuery, LayersQuery, ObjectsQuery } from './map.input.js';
import { AsOf } from './petitions.input.js';
import { Anyone } from './who.guard.js';

const GEOJSON = 'application/geo+json';
const DAY = 86_400_000;
/** What `after` waits for at the longest (milliseconds). */
const PATIENCE = 2_000;

/** What the map shows. */
@Controller()
@Anyone()
export class MapController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clusters) private readonly clustersOf: Clusters,
    @Inject(LiveMap) private readonly map: LiveMap,
    @Inject(BASE_MAP) private readonly set: BaseMapSet,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Contents) private readonly contents: Contents,
  ) {}

  @Get('api/v1/map/clusters')
  @UseInterceptors(FreshInterceptor)
  async clusters(@Query() { bbox: box, z: zoom, layers = 'reports', age, after, ...wanted }: ClustersQuery) {
    await this.shows(after);
    const since = age === undefined ? undefined : new Date(Date.parse(this.clock.now()) - age * DAY).toISOString();
    const filter = filterOf({ ...wanted, layers: layers.split(','), since });
    return this.clustersOf.ask({ box, zoom, filter });
  }

  @Get('api/v1/map/layers')
  @UseInterceptors(FreshInterceptor)
  async layers(@Query() { asOf, after }: LayersQuery) {
    await this.shows(after);
    const adopted = await this.questions.ask(new MapLayers(), asOf);
    return { items: layersTold(adopted, this.map.index), base: toldOf(this.set) };
  }

  /** As JSON, or (Accept: application/geo+json) as a FeatureCollection. */
  @Get('api/v1/map/objects')
  @UseInterceptors(FreshInterceptor)
  async objects(
    @Query() { asOf, after: _, ...wanted }: ObjectsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const listed = await this.questions.ask(new MapObjects(wanted), asOf);
    reply.header('vary', 'accept');
    if (!request.headers.accept?.includes(GEOJSON)) return listed;
    reply.header('content-type', `${GEOJSON}; charset=utf-8`);
    const { items, ...rest } = listed;
    return { type: 'FeatureCollection', features: items.map(featureOf), ...rest };
  }

  /** Its shape is whole here; lists and pages carry a drawing of it where it is large. */
  @Get('api/v1/map/objects/:id')
  @UseInterceptors(FreshInterceptor)
  async object(@Param('id', ParseUUIDPipe) id: string, @Query() { asOf }: AsOf) {
    const found = await this.questions.ask(new MapObjectById(id), asOf);
    if (!found) throw new NotFoundException({ type: 'urn:ghia:object.not-found' });
    return found.exact ? { ...found, geometry: await this.contents.json(found.exact) } : found;
  }

  /** The city's own file of tiles, a stretch at a time: PMTiles readers ask for ranges. */
  @Get('map/base.pmtiles')
  tiles(@Res() reply: FastifyReply) {
    const { base } = this.set;
    if (base.kind !== 'pmtiles') throw new NotFoundException();
    reply.header('content-type', 'application/vnd.pmtiles').header('cache-control', 'public, max-age=3600');
    return reply.sendFile(basename(base.file), dirname(base.file), { cacheControl: false });
  }

  /** Waits for the map in memory, which comes behind the read models. */
  private async shows(after: string | undefined): Promise<void> {
    await this.map.start();
    if (after !== undefined && !(await this.map.seen(Number(after), PATIENCE)))
      throw new HttpException({ type: 'urn:ghia:read.not-yet', because: { after }, retryAfter: 1 }, 503);
  }
}

const featureOf = ({ geometry, ...properties }: MapObjectView) => ({
  ...{ type: 'Feature', id: properties.id, geometry, properties },
});
