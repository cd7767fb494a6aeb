import type { VNode } from 'preact';
import type { Papers, SheetView } from '../../../read-models/petition-papers.js';
import type { PetitionCard, PetitionView } from '../../../read-models/petition-views.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select } from '../components/field.js';
import { PetitionPicker } from '../components/office/petition-picker.js';
import { ReceiveForm } from '../components/office/receive-form.js';
import { RoomTabs, type Waiting } from '../components/office/room-tabs.js';
import { SheetList } from '../components/office/sheet-list.js';
import { Pagination } from '../components/pagination.js';
import { titleOf } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { holds, SHEET_CLERKS } from '../office-rooms.js';
import { paths, withQuery } from '../paths.js';

type Wanted = { readonly state?: string | undefined; readonly cursor?: string | undefined };

/** Every paper sheet, and the petitions for which one may be handed over. */
export type SheetsView = Framed & {
  readonly wanted: Wanted & { readonly q?: string | undefined };
  readonly sheets: Papers<SheetView>;
  readonly petitions: readonly PetitionCard[];
  readonly waiting: Waiting;
};

/** The paper sheets of one petition. */
export type PetitionSheetsView = Framed & {
  readonly petition: Pick<PetitionView, 'id' | 'text' | 'language' | 'admittedAt'>;
  readonly wanted: Wanted;
  readonly sheets: Papers<SheetView>;
  readonly errors: readonly FormError[];
  /** The number that was typed into a form that came back. */
  readonly sheet?: string | undefined;
};

export function SheetsPage({ frame, wanted, sheets, petitions, waiting }: SheetsView, lang: Lang): VNode {
  const t = say(lang).sheets;
  const to = paths(lang);
  const mayEnter = holds(frame.reader?.roles, SHEET_CLERKS);
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title: t.title, unlisted: true }}>
      <div class="stack">
        <RoomTabs frame={frame} lang={lang} here="sheets" waiting={waiting} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <div class={mayEnter ? 'halves gap-above' : 'gap-above'}>
        {mayEnter && (
          <section class="stack" aria-labelledby="choose">
            <h2 id="choose">{t.choose}</h2>
            <p class="hint">{t.chooseHint}</p>
            <PetitionPicker lang={lang} action={to.sheets} q={wanted.q} petitions={petitions} to={to.sheetsOf} />
          </section>
        )}
        <Kept lang={lang} action={to.sheets} wanted={wanted} sheets={sheets} mayEnter={mayEnter} />
      </div>
    </Layout>
  );
}

export function PetitionSheetsPage(view: PetitionSheetsView, lang: Lang): VNode {
  const { frame, petition, wanted, sheets, errors, sheet } = view;
  const words = say(lang);
  const t = words.sheets;
  const to = paths(lang);
  const mayEnter = holds(frame.reader?.roles, SHEET_CLERKS);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="office"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.sheets, label: t.title }]} here={words.petitions.one} />
        <ErrorSummary errors={errors} lang={lang} />
        <p class="meta">{t.title}</p>
        <h1 lang={petition.language}>{titleOf(petition.text, lang)}</h1>
      </div>
      <div class="split even gap-above">
        <Kept lang={lang} action={to.sheetsOf(petition.id)} wanted={wanted} sheets={sheets} mayEnter={mayEnter} one />
        <aside aria-label={t.receive.title}>
          {!mayEnter && <p class="card">{t.readOnly}</p>}
          {mayEnter && petition.admittedAt === undefined && <p class="card">{t.unopened}</p>}
          {mayEnter && petition.admittedAt !== undefined && (
            <ReceiveForm id={petition.id} frame={frame} lang={lang} errors={errors} sheet={sheet} />
          )}
        </aside>
      </div>
    </Layout>
  );
}

type KeptProps = {
  readonly lang: Lang;
  readonly action: string;
  readonly wanted: Wanted;
  readonly sheets: Papers<SheetView>;
  readonly mayEnter: boolean;
  readonly one?: boolean;
};

/** What came in, by its state. */
function Kept({ lang, action, wanted, sheets, mayEnter, one = false }: KeptProps) {
  const words = say(lang);
  const t = words.sheets;
  const { cursor, state } = wanted;
  const states = Object.entries(t.state).map(([value, label]) => ({ value, label }));
  return (
    <section class="stack" aria-labelledby="kept">
      <h2 id="kept">{t.all}</h2>
      <form class="find" method="get" action={action}>
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
        {sheets.items.length === 0 ? t.none : t.found(sheets.total)}
      </p>
      {sheets.items.length > 0 && <SheetList sheets={sheets} lang={lang} mayEnter={mayEnter} one={one} />}
      <Pagination
        lang={lang}
        first={cursor === undefined ? undefined : withQuery(action, { state })}
        next={sheets.next === null ? undefined : withQuery(action, { state, cursor: sheets.next })}
      />
    </section>
  );
}
