import type { VNode } from 'preact';
import type { Papers, UnsealingView } from '../../../read-models/petition-papers.js';
import type { PetitionCard, PetitionView } from '../../../read-models/petition-views.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextArea } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { ListCard, Openings } from '../components/office/list-card.js';
import { RoomTabs, type Waiting } from '../components/office/room-tabs.js';
import { Pagination } from '../components/pagination.js';
import { titleOf } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { holds, LIST_CLERKS } from '../office-rooms.js';
import { paths, withQuery } from '../paths.js';

type Lists = Papers<UnsealingView>;
type Notice = keyof Catalogue['lists']['notices'];
type Wanted = { readonly state?: string | undefined; readonly cursor?: string | undefined };

/** Every request for a list of signatories, and every time one was opened. */
export type ListsView = Framed & {
  readonly wanted: Wanted;
  readonly lists: Lists;
  readonly openings: Lists;
  /** Petitions to the Sakrebulo whose list may be asked for. */
  readonly petitions: readonly PetitionCard[];
  readonly waiting: Waiting;
  readonly me: string | undefined;
};

/** The requests of one petition, and a new one. */
export type PetitionListsView = Framed & {
  readonly petition: Pick<PetitionView, 'id' | 'text' | 'language' | 'addressee'>;
  readonly lists: Lists;
  readonly me: string | undefined;
  readonly errors: readonly FormError[];
  readonly purpose?: string | undefined;
  readonly notice?: Notice | undefined;
};

export function ListsPage(view: ListsView, lang: Lang): VNode {
  const { frame, wanted, lists, openings, petitions, waiting, me } = view;
  const words = say(lang);
  const t = words.lists;
  const to = paths(lang);
  const { cursor, state } = wanted;
  const states = Object.entries(t.state).map(([value, label]) => ({ value, label }));
  const roles = frame.reader?.roles;
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title: t.title, unlisted: true, islands: ['form'] }}>
      <div class="stack">
        <RoomTabs frame={frame} lang={lang} here="lists" waiting={waiting} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <div class="split even gap-above">
        <section class="stack" aria-labelledby="all">
          <h2 id="all">{t.all}</h2>
          <form class="find" method="get" action={to.lists}>
            <Select
              lang={lang}
              name="state"
              label={t.filter}
              value={state ?? ''}
              options={[{ value: '', label: words.shell.all }, ...states]}
            />
            <button type="submit" class="button quiet">
              {words.shell.filter}
            </button>
          </form>
          <p class="meta" role="status">
            {lists.items.length === 0 ? t.none : t.found(lists.total)}
          </p>
          <Cards frame={frame} lang={lang} lists={lists} me={me} />
          <Pagination
            lang={lang}
            first={cursor === undefined ? undefined : withQuery(to.lists, { state })}
            next={lists.next === null ? undefined : withQuery(to.lists, { state, cursor: lists.next })}
          />
        </section>
        <aside class="stack-wide" aria-label={t.openings}>
          {holds(roles, ['officer']) && (
            <section class="card stack" aria-labelledby="ask">
              <h2 id="ask">{t.ask.title}</h2>
              <p>{petitions.length === 0 ? t.ask.nowhere : t.ask.choose}</p>
              <ul class="ways">
                {petitions.map(({ id, text, language }) => (
                  <li lang={language}>
                    <a href={to.listsOf(id)}>{titleOf(text, lang)}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section class="stack" aria-labelledby="openings">
            <h2 id="openings">{t.openings}</h2>
            <Openings papers={openings} lang={lang} />
          </section>
        </aside>
      </div>
    </Layout>
  );
}

export function PetitionListsPage(view: PetitionListsView, lang: Lang): VNode {
  const { frame, petition, lists, me, errors, notice } = view;
  const words = say(lang);
  const t = words.lists;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="office"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.lists, label: t.title }]} here={words.petitions.one} />
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
        <p class="meta">{t.title}</p>
        <h1 lang={petition.language}>{titleOf(petition.text, lang)}</h1>
      </div>
      <div class="split even gap-above">
        <section class="stack" aria-labelledby="all">
          <h2 id="all">{t.all}</h2>
          {lists.items.length === 0 && <p class="meta">{t.none}</p>}
          <Cards frame={frame} lang={lang} lists={{ ...lists, petitions: {} }} me={me} />
        </section>
        <aside aria-label={t.ask.title}>
          <Ask view={view} lang={lang} />
        </aside>
      </div>
    </Layout>
  );
}

type CardsProps = Pick<ListsView, 'frame' | 'lists' | 'me'> & { readonly lang: Lang };

function Cards({ frame, lang, lists, me }: CardsProps) {
  const mayAct = holds(frame.reader?.roles, LIST_CLERKS);
  return (
    <ul class="list">
      {lists.items.map((list) => (
        <ListCard frame={frame} lang={lang} list={list} papers={lists} mayAct={mayAct} me={me} />
      ))}
    </ul>
  );
}

function Ask({ view: { frame, petition, errors, purpose }, lang }: { view: PetitionListsView; lang: Lang }) {
  const { ask: t } = say(lang).lists;
  if (petition.addressee !== 'sakrebulo') return <p class="card">{t.notHere}</p>;
  if (!holds(frame.reader?.roles, ['officer'])) return <p class="card">{t.notYours}</p>;
  return (
    <form class="card form" method="post" action={paths(lang).listsOf(petition.id)} data-once>
      <Guard frame={frame} />
      <h2>{t.title}</h2>
      <TextArea
        lang={lang}
        name="purpose"
        label={t.purpose}
        hint={t.purposeHint}
        error={errorOf(errors, 'purpose')}
        value={purpose}
        rows={4}
        least={10}
        most={500}
        counted
      />
      <p>
        <button type="submit" class="button">
          {t.send}
        </button>
      </p>
    </form>
  );
}
