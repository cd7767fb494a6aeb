import { Controller, Get, Inject, NotFoundException, Query, UseFilters } from '@nestjs/common';
import { DISTRICTS } from '../../../events/districts.js';
import { MapObjectById, MapObjects } from '../../../read-models/map-objects.js';
import { OpenByDistrict } from '../../../read-models/reports-by-district.js';
import { ReportsList } from '../../../read-models/reports-list.js';
import { Clock } from '../../clock.js';
import { Limits } from '../../http/limits.js';
import { Anyone } from '../../http/who.guard.js';
import { BASE_MAP, type BaseMapSet, toldOf } from '../../map/base-map.js';
import { Districts } from '../../map/districts.js';
import { LiveMap } from '../../map/live-map.js';
import { Photos } from '../../photos/photos.js';
import { Questions } from '../../read/questions.js';
import { mapWanted } from '../components/map/map-wanted.js';
import { MapObjectPage, MapObjectsPage } from '../pages/map-objects.js';
import { ReportsListPage } from '../pages/reports-list.js';
import { paths } from '../paths.js';
import { layersShown } from './layers-shown.js';
import { PageFilter } from './page.filter.js';
import { namesOf } from './report-names.js';
import { both, plain, Uuid } from './route.js';
import { withoutGone } from './shown-photos.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const DAY = 86_400_000;

/** The Smart Map: the city with what is on it, and the same as lists. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class MapPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Limits) private readonly limits: Limits,
    @Inject(Districts) private readonly districts: Districts,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Photos) private readonly photos: Photos,
    @Inject(LiveMap) private readonly live: LiveMap,
    @Inject(BASE_MAP) private readonly base: BaseMapSet,
  ) {}

  @Get(both('reports'))
  async list(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const named = await namesOf(this.questions);
    const wanted = mapWanted(asked, named.categories.keys());
    if (wanted.q) await this.limits.take('search', visit.request, visit.reply);
    const { q, cursor, district, category, status, bbox, age } = wanted;
    const since = age && new Date(Date.parse(this.clock.now()) - age * DAY).toISOString();
    await this.live.start();
    const [listed, counts, frame] = await Promise.all([
      this.questions.ask(new ReportsList({ q, cursor, district, category, status, bbox, since })),
      this.questions.ask(new OpenByDistrict(DISTRICTS)),
      this.pages.frame(visit),
    ]);
    const found = { ...listed, items: listed.items.map((one) => withoutGone(one, this.photos)) };
    const layers = (await this.layers()).filter(({ retired }) => !retired);
    const { districts } = this;
    const view = { frame, wanted, found, named, districts, counts, layers, base: toldOf(this.base) };
    this.pages.send(visit, ReportsListPage(view, visit.lang));
  }

  /** The map by its own name. */
  @Get(both('map'))
  map(@TheVisit() visit: Visit) {
    const [, query] = visit.request.url.split('?');
    this.pages.goTo(visit, paths(visit.lang).reports + (query ? `?${query}` : ''));
  }

  @Get(both('map/objects'))
  async objects(@TheVisit() visit: Visit, @Query() asked: Record<string, unknown>) {
    const { layer: code, cursor } = plain(asked);
    const [layers, frame] = await Promise.all([this.layers(), this.pages.frame(visit)]);
    const holding = layers.filter(({ source }) => source === 'objects');
    const layer = holding.find((one) => one.code === code);
    const found = await this.questions.ask(new MapObjects({ layer: layer?.code, cursor }));
    this.pages.send(visit, MapObjectsPage({ frame, layers: holding, layer, found, cursor }, visit.lang));
  }

  @Get(both('map/objects/:id'))
  async object(@TheVisit() visit: Visit, @Uuid() id: string) {
    const [object, layers, frame] = await Promise.all([
      this.questions.ask(new MapObjectById(id)),
      this.layers(),
      this.pages.frame(visit),
    ]);
    if (!object) throw new NotFoundException();
    const layer = layers.find(({ code }) => code === object.layer);
    this.pages.send(visit, MapObjectPage({ frame, object, layer, districts: this.districts }, visit.lang));
  }

  private layers() {
    return layersShown(this.questions, this.live);
  }
}
