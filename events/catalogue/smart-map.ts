import type { MapEvent } from '../map-layers.js';
import type { ReportBatchEvent } from '../report-batches.js';
import type { SmartMapEvent } from '../smart-map.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type SmartMapFact = SmartMapEvent | ReportBatchEvent | MapEvent;

const of = inRoom('smart-map');

export const smartMap: Catalogue<SmartMapFact> = {
  DepartmentNamed: of('department'),
  DepartmentRetired: of('department'),
  CategoryAdopted: of('category'),
  CategoryRetired: of('category'),
  ReportFiled: of('report', true),
  ReporterNamed: of('report', true),
  ReportAcknowledged: of('report', true),
  ReportAssigned: of('report'),
  ReportPlanned: of('report', true),
  ReportStarted: of('report', true),
  ReportResolved: of('report', true),
  ReportConfirmedFixed: of('report'),
  ReportRefused: of('report', true),
  ReportNotOurs: of('report', true),
  ReportMerged: of('report'),
  ReportReopened: of('report', true),
  ReportFellOverdue: of('report'),
  ReportFixAsked: of('report'),
  ReportHidden: of('report', true),
  ReportShown: of('report', true),
  ReportPhotoRedacted: of('report', true),
  ReportPhotoRemoved: of('report', true),
  ReportHidingAppealed: of('report', true),
  ReportHidingAppealDecided: of('report', true),
  ReportNoted: of('report', true),
  ReportPutBack: of('report'),
  ReportReaffirmed: of('report', true),
  ReportUnmerged: of('report', true),
  ReportBatchBegun: of('batch', true),
  ReportBatchDone: of('batch'),
  ReportBatchUndone: of('batch', true),
  ReportBatchPutBack: of('batch'),
  ReportSupported: of('backing'),
  ReportLeft: of('backing'),
  TemplateAdopted: of('template'),
  TemplateRetired: of('template'),
  MapLayerAdopted: of('layer'),
  MapLayerRetired: of('layer'),
  MapObjectPlaced: of('object'),
  MapObjectRevised: of('object'),
  MapObjectRetired: of('object'),
  DistrictDrawn: of('districts'),
  DistrictsAdopted: of('districts'),
};
