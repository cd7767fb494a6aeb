import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { QueuedCase } from '../../../read-models/case-queue.js';
import { RoomPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import { CaseTag } from '../components/service/case-tag.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type CaseQueueView = Framed & { readonly found: Listed<QueuedCase>; readonly cursor?: string | undefined };

/** Open cases of the official's department, the one whose term ends first on top. */
export function CaseQueuePage({ frame, found, cursor }: CaseQueueView, lang: Lang): VNode {
  const { cases: t, assisting } = say(lang);
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="applications" waiting={{}} title={t.queue.title} lead={t.queue.lead}>
      <div class="stack gap-above">
        {frame.reader?.roles?.includes('officer') && (
          <p class="deeds">
            <a class="button quiet" href={to.assisting}>
              {assisting.title}
            </a>
          </p>
        )}
        <p class="meta" role="status">
          {found.total === 0 ? t.queue.none : t.queue.found(found.total)}
        </p>
        <ul class="list">
          {found.items.map((one) => (
            <li class="card item">
              <p class="kicker">
                <CaseTag status={one.status} lang={lang} office />
                {one.overdueSince !== null && <Tag tone="bad">{t.overdue}</Tag>}
              </p>
              <h2>
                <a href={to.queuedCase(one.reference ?? one.id)}>{one.title[lang]}</a>
              </h2>
              <p class="meta dotted">
                <span>{one.reference ?? t.noReference}</span>
                <span>{t.submitted(one.submittedAt)}</span>
                <span>{one.waitingSince === null ? t.due(lastMoment(one.due)) : t.stands}</span>
                {one.officer === null && <span>{t.queue.nobodys}</span>}
              </p>
            </li>
          ))}
        </ul>
        <Pagination
          lang={lang}
          next={found.next === null ? undefined : withQuery(to.caseQueue, { cursor: found.next })}
          first={cursor === undefined ? undefined : to.caseQueue}
        />
      </div>
    </RoomPage>
  );
}
