import type { VNode } from 'preact';
import type { Papers, UnsealingView } from '../../../read-models/petition-papers.js';
import type { PetitionView } from '../../../read-models/petition-views.js';
import { TextArea } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { ByState, type WantedState } from '../components/office/by-state.js';
import { ListCard, Openings } from '../components/office/list-card.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import { type Choice, PetitionPicker, type Picked } from '../components/office/petition-picker.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { titleLang, titleOf } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { holds, LIST_CLERKS } from '../office-rooms.js';
import { paths } from '../paths.js';

type Lists = Papers<UnsealingView>;
type Notice = keyof Catalogue['lists']['notices'];

/** Every request for a list of signatories, and every time one was opened. */
export type ListsView = Framed & {
  readonly wanted: WantedState;
  readonly lists: Lists;
  readonly openings: Lists;
  /** Petitions to the Sakrebulo whose list may be asked for. */
  readonly pick: Choice;
  readonly petitions: Picked;
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
  const { frame, wanted, lists, openings, pick, petitions, waiting, me } = view;
  const t = say(lang).lists;
  const to = paths(lang);
  const roles = frame.reader?.roles;
  return (
    <RoomPage frame={frame} lang={lang} here="lists" waiting={waiting} title={t.title} lead={t.lead}>
      <div class="split even gap-above">
        <ByState lang={lang} action={to.lists} words={t} wanted={wanted} papers={lists}>
          <Cards frame={frame} lang={lang} lists={lists} me={me} />
        </ByState>
        <aside class="stack-wide" aria-label={t.openings}>
          {holds(roles, ['officer']) && (
            <section class="card stack" aria-labelledby="ask">
              <h2 id="ask">{t.ask.title}</h2>
              <p>{t.ask.choose}</p>
              <PetitionPicker lang={lang} action={to.lists} pick={pick} petitions={petitions} to={to.listsOf} />
            </section>
          )}
          <section class="stack" aria-labelledby="openings">
            <h2 id="openings">{t.openings}</h2>
            <Openings papers={openings} lang={lang} />
          </section>
        </aside>
      </div>
    </RoomPage>
  );
}

export function PetitionListsPage(view: PetitionListsView, lang: Lang): VNode {
  const { frame, petition, lists, me, errors, notice } = view;
  const words = say(lang);
  const t = words.lists;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.lists, label: t.title }]}
      here={words.petitions.one}
      errors={errors}
      notice={notice && t.notices[notice]}
      head={
        <>
          <p class="meta">{t.title}</p>
          <h1 lang={titleLang(petition)}>{titleOf(petition.text, lang)}</h1>
        </>
      }
    >
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
    </FormPage>
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
  const roles = frame.reader?.roles;
  if (!holds(roles, ['officer'])) return <p class="card">{holds(roles, LIST_CLERKS) ? t.notYours : t.readOnly}</p>;
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
