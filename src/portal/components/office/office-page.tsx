import type { ComponentChildren, VNode } from 'preact';
import type { FormError, Frame, Lang } from '../../frame.js';
import { Layout } from '../../layout.js';
import type { OfficeRoom } from '../../office-rooms.js';
import { Banner } from '../banner.js';
import { Breadcrumbs, type Crumb } from '../breadcrumbs.js';
import { ErrorSummary } from '../error-summary.js';
import type { Island } from '../head.js';
import type { Room } from '../header.js';
import { RoomTabs, type Waiting } from './room-tabs.js';

type Opening = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly title: string;
  readonly children: ComponentChildren;
};

type RoomProps = Opening & { readonly here: OfficeRoom; readonly waiting: Waiting; readonly lead: string };

/** One of the rooms among the tabs: what it is called and what is done in it, above the work itself. */
export function RoomPage({ frame, lang, here, waiting, title, lead, children }: RoomProps): VNode {
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title, unlisted: true, islands: ['form'] }}>
      <div class="stack">
        <RoomTabs frame={frame} lang={lang} here={here} waiting={waiting} />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      {children}
    </Layout>
  );
}

type FormProps = Opening & {
  readonly room?: Room;
  /** From where one comes, and the name of this page among those. */
  readonly way?: readonly Crumb[];
  readonly here?: string;
  readonly errors: readonly FormError[];
  /** What has just been done. */
  readonly notice?: string | undefined;
  /** What is to be done in the browser beside what every form has. */
  readonly islands?: readonly Island[];
  /** Under the messages: the page's heading and what explains it. */
  readonly head: ComponentChildren;
};

/** A page with a form on it: the way back, what was wrong with the form or what came of it, then the heading. */
export function FormPage({
  frame,
  lang,
  title,
  room = 'office',
  way,
  here,
  errors,
  notice,
  head,
  islands = [],
  children,
}: FormProps) {
  const meta = { title, unlisted: true, failed: errors.length > 0, islands: ['form', ...islands] } as const;
  return (
    <Layout frame={frame} lang={lang} room={room} meta={meta}>
      <div class="stack">
        {way && <Breadcrumbs lang={lang} way={way} here={here ?? title} />}
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={notice} news />}
        {head}
      </div>
      {children}
    </Layout>
  );
}
