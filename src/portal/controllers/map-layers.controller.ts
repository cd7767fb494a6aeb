import { Controller, Get, Inject, NotFoundException, Param, Post, Query, UseFilters } from '@nestjs/common';
import { AdoptMapLayer, RetireMapLayer } from '../../../commands/smart-map/map-commands.js';
import { BUILT_IN_LAYERS } from '../../../events/map-layers.js';
import { MapLayers } from '../../../read-models/map-objects.js';
import { Needs } from '../../http/who.guard.js';
import { LiveMap } from '../../map/live-map.js';
import { Questions } from '../../read/questions.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import type { FormError } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { LayerPage, type LayerPageView } from '../pages/map-layer.js';
import { RulesListPage } from '../pages/map-rules.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { layersShown } from './layers-shown.js';
import { MapRules, noticeIn } from './map-rules.js';
import { PageFilter } from './page.filter.js';
import { both } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

type Shown = {
  readonly kept?: LayerPageView['kept'];
  readonly errors?: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};

/** What can be switched on and off on the map: each layer whole, as its next version. */
@Controller()
@Needs('administrator')
@UseFilters(PageFilter)
export class MapLayerPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveMap) private readonly live: LiveMap,
    @Inject(MapRules) private readonly rules: MapRules,
  ) {}

  @Get(both('office/map/layers'))
  async list(@TheVisit() visit: Visit) {
    const [all, frame] = await Promise.all([layersShown(this.questions, this.live), this.pages.frame(visit)]);
    const { lang } = visit;
    const t = say(lang).mapRules.layer;
    const to = paths(lang);
    const rows = all.map(({ code, name, count, version, retired, source }) => {
      const row = { code, title: name[lang], retired };
      if (!isBuiltIn(code)) return { ...row, meta: t.summary(count, version) };
      const lists = { reports: to.reports, petitions: to.petitions, objects: to.mapObjects() };
      const href = source === 'objects' ? withQuery(lists.objects, { layer: code }) : lists[source];
      return { ...row, meta: t.builtIn(count), href };
    });
    this.pages.send(visit, RulesListPage({ frame, kind: 'layers', rows }, lang));
  }

  @Get(both('office/map/new-layer'))
  async fresh(@TheVisit() visit: Visit) {
    await this.show(visit, undefined, {});
  }

  @Post(both(['office/map/new-layer', 'office/map/layers/:code']))
  async adopt(@TheVisit() visit: Visit, @Param('code') code?: string) {
    this.pages.mustBeOurs(visit);
    const { layer: typed = '', 'name-ka': ka = '', 'name-en': en = '', version } = visit.form;
    const layer = code ?? typed.trim();
    const kept = { layer, version: Number(version) || 1, ka, en };
    const wish = { Wish: AdoptMapLayer, fields: { layer, version: kept.version, name: { ka, en } } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).layer(layer), 'saved');
    if (errors) await this.show(visit, code, { kept, errors }, 422);
  }

  @Get(both('office/map/layers/:code'))
  async one(@TheVisit() visit: Visit, @Param('code') code: string, @Query('done') done?: string) {
    await this.show(visit, code, { notice: noticeIn(done) });
  }

  @Post(both('office/map/layers/:code/retire'))
  async retire(@TheVisit() visit: Visit, @Param('code') layer: string) {
    this.pages.mustBeOurs(visit);
    const wish = { Wish: RetireMapLayer, fields: { layer } };
    const errors = await this.rules.send(visit, wish, paths(visit.lang).layer(layer), 'retired');
    if (errors) await this.show(visit, layer, { errors }, 422);
  }

  private async show(visit: Visit, code: string | undefined, { kept, errors = [], notice }: Shown, status = 200) {
    const [all, versions, frame] = await Promise.all([
      this.questions.ask(new MapLayers()),
      code === undefined ? [] : this.rules.versions('layer', code),
      this.pages.frame(visit),
    ]);
    const known = all.find((one) => one.code === code);
    if (code !== undefined && !known) throw new NotFoundException();
    const { name, version = 0, retired = false } = known ?? {};
    const begun = { layer: code ?? '', version: version + 1, ka: name?.ka ?? '', en: name?.en ?? '' };
    const view = { frame, code, versions, errors, notice, retired, kept: kept ?? begun };
    this.pages.send(visit, LayerPage(view, visit.lang), status);
  }
}

const isBuiltIn = (code: string) => (BUILT_IN_LAYERS as readonly string[]).includes(code);
