import type { MapObjectDoc } from '../../../read-models/map-documents.js';
import type { ReportDoc } from '../../../read-models/report-documents.js';
import { column, type OpenTable, scanned } from '../table.js';

/** Reports as the public may know them: places to about 100 m, no words, no person. */
const reports: OpenTable = {
  name: 'reports',
  title: { ka: 'შეტყობინებები ქალაქის შესახებ', en: 'Reports of the Smart Map' },
  about: {
    ka: 'ყველა ღია შეტყობინება: კატეგორია, რაიონი, მდგომარეობა, დაპირებული დღე. ადგილი დამრგვალებულია დაახლოებით 100 მეტრამდე.',
    en: 'Every public report: category, district, how it stands, the promised day. Places are rounded to about 100 metres.',
  },
  keywords: { ka: ['ჭკვიანი რუკა', 'შეტყობინება', 'რაიონი'], en: ['smart map', 'report', 'district'] },
  theme: 'REGI',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('category', 'string', 'კატეგორიის კოდი', 'Code of the category'),
    column('status', 'string', 'მდგომარეობა', 'How it stands'),
    column('district', 'string', 'რაიონის კოდი', 'Code of the district'),
    column('department', 'string', 'პასუხისმგებელი სამსახური', 'Department in charge'),
    column('lat', 'decimal', 'განედი, WGS 84', 'Latitude, WGS 84'),
    column('lon', 'decimal', 'გრძედი, WGS 84', 'Longitude, WGS 84'),
    column('supporters', 'integer', 'კიდევ რამდენმა დაადასტურა', 'How many others found the same'),
    column('filed_at', 'dateTime', 'როდის შემოვიდა', 'When it was filed'),
    column('promised', 'dateTime', 'როდისთვის არის დაპირებული', 'By when it is promised'),
    column('overdue_since', 'dateTime', 'როდიდან არის ვადაგადაცილებული', 'Since when it is overdue'),
    column('resolved_at', 'dateTime', 'როდის მოგვარდა', 'When it was resolved'),
    column('merged_into', 'string', 'რომელ შეტყობინებას შეუერთდა', 'The report that it was joined with'),
    column('changed_at', 'dateTime', 'ბოლო ცვლილება', 'When it last changed'),
  ],
  async *rows(reading) {
    for await (const some of scanned<ReportDoc>(reading, 'reports'))
      for (const one of some) {
        if (one.visibility !== 'listed') continue;
        yield [
          ...[one._id, one.category, one.status, one.district, one.department],
          ...[one.place?.lat ?? null, one.place?.lon ?? null, one.supporters, one.filedAt, one.promised],
          ...[one.overdueSince ?? null, one.resolvedAt ?? null, one.mergedInto ?? null, one.changedAt],
        ];
      }
  },
};

const objects: OpenTable = {
  name: 'map-objects',
  title: { ka: 'პროექტები და ნებართვები რუკაზე', en: 'Projects and permits on the map' },
  about: {
    ka: 'რას აშენებს ან რის ნებას რთავს ქალაქი: ფენა, სათაური, ვადა, თანხა, ნებართვა. ზუსტი საზღვრები API-შია.',
    en: 'What the city builds or allows: layer, title, period, money, permit. Exact shapes are in the API.',
  },
  keywords: { ka: ['პროექტი', 'ნებართვა', 'რუკა'], en: ['project', 'permit', 'map'] },
  theme: 'REGI',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('layer', 'string', 'ფენის კოდი', 'Code of the layer'),
    column('title_ka', 'string', 'სათაური ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'სათაური ინგლისურად', 'Title in English'),
    column('lat', 'decimal', 'განედი, WGS 84', 'Latitude, WGS 84'),
    column('lon', 'decimal', 'გრძედი, WGS 84', 'Longitude, WGS 84'),
    column('from', 'date', 'დასაწყისი', 'Since when'),
    column('to', 'date', 'დასასრული', 'Until when'),
    column('budget_tetri', 'integer', 'თანხა თეთრებში', 'Money, in tetri'),
    column('permit', 'string', 'ნებართვის ნომერი', 'Number of the permit'),
    column('permit_kind', 'string', 'ნებართვის სახე', 'Kind of the permit'),
    column('changed_at', 'dateTime', 'ბოლო ცვლილება', 'When it last changed'),
  ],
  async *rows(reading) {
    for await (const some of scanned<MapObjectDoc>(reading, 'objects'))
      for (const { _id, layer, title, place, period, budget, permit, changedAt, retired } of some)
        if (!retired)
          yield [
            ...[_id, layer, title.ka, title.en, place.lat, place.lon, period?.from ?? null, period?.to ?? null],
            ...[budget, permit?.number ?? null, permit?.kind ?? null, changedAt],
          ];
  },
};

export const mapTables = [reports, objects];
