import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { ReportView } from '../../../read-models/reports.js';
import { categoryOf, type Named, Where } from '../components/map/report-card.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import { isShown, Written } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { holds, MAP_IMPORTERS } from '../office-rooms.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type MapOfficeView = Framed & { readonly appeals: number };

/** What the map goes by, and what waits for those who look after it. */
export function MapOfficePage({ frame, appeals }: MapOfficeView, lang: Lang): VNode {
  const { mapRules: t, mapPlacing } = say(lang);
  const { objects, imports } = mapPlacing;
  const to = paths(lang);
  const roles = frame.reader?.roles;
  const rooms = [
    ...(holds(roles, ['moderator', 'auditor'])
      ? [{ href: to.hidingAppeals, title: t.appeals.title, text: t.appeals.waiting(appeals) }]
      : []),
    ...(holds(roles, ['administrator'])
      ? [
          { href: to.categories, title: t.lists.categories.title, text: t.lists.categories.lead },
          { href: to.departments, title: t.lists.departments.title, text: t.lists.departments.lead },
          { href: to.templates, title: t.lists.templates.title, text: t.lists.templates.lead },
          { href: to.layers, title: t.lists.layers.title, text: t.lists.layers.lead },
        ]
      : []),
    ...(holds(roles, ['officer']) ? [{ href: to.placedObjects, title: objects.title, text: objects.lead }] : []),
    ...(holds(roles, MAP_IMPORTERS) ? [{ href: to.mapImport, title: imports.title, text: imports.lead }] : []),
  ];
  return (
    <RoomPage frame={frame} lang={lang} here="mapRules" waiting={{ mapRules: appeals }} title={t.title} lead={t.lead}>
      <ul class="plain stack gap-above">
        {rooms.map(({ href, title, text }) => (
          <li class="card item">
            <h2>
              <a href={href}>{title}</a>
            </h2>
            <p class="meta">{text}</p>
          </li>
        ))}
      </ul>
    </RoomPage>
  );
}

export type HidingAppealsView = Framed & {
  readonly appeals: Listed<ReportView>;
  readonly named: Named;
  readonly cursor?: string | undefined;
};

/** Those who disagree with the hiding of their report, the oldest first: each is decided on the report's page. */
export function HidingAppealsPage({ frame, appeals, named, cursor }: HidingAppealsView, lang: Lang): VNode {
  const { mapRules, reports } = say(lang);
  const t = mapRules.appeals;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.mapOffice, label: mapRules.title }]}
      errors={[]}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      {appeals.items.length === 0 && <p class="card gap-above">{t.none}</p>}
      <ul class="plain stack gap-above">
        {appeals.items.map((report) => {
          const said = report.updates.findLast(({ type }) => type === 'ReportHidingAppealed')?.text;
          const ground = report.updates.findLast(({ type }) => type === 'ReportHidden')?.details.ground ?? '';
          return (
            <li class="card item">
              <h2>
                <a href={to.report(report.id)}>{categoryOf(report, named, lang)}</a>
              </h2>
              <p class="meta dotted">
                <span>
                  <Where report={report} lang={lang} />
                </span>
                <span>{t.waits(daysBetween(report.appealedAt!, frame.now))}</span>
                <time dateTime={report.appealedAt!}>{format(lang).date(report.appealedAt!)}</time>
              </p>
              <p>{(reports.hiding as Readonly<Record<string, string>>)[ground] ?? ground}</p>
              {said && isShown(said) && (
                <p class="clipped">
                  <Written text={said.text} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Pagination
        lang={lang}
        label={t.title}
        first={cursor === undefined ? undefined : to.hidingAppeals}
        next={appeals.next === null ? undefined : withQuery(to.hidingAppeals, { cursor: appeals.next })}
      />
    </FormPage>
  );
}

const daysBetween = (from: string, to: string) =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));
