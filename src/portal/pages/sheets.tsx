import type { VNode } from 'preact';
import type { Papers, SheetView } from '../../../read-models/petition-papers.js';
import type { PetitionView } from '../../../read-models/petition-views.js';
import { ByState, type WantedState } from '../components/office/by-state.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import { type Choice, PetitionPicker, type Picked } from '../components/office/petition-picker.js';
import { ReceiveForm } from '../components/office/receive-form.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { SheetList } from '../components/office/sheet-list.js';
import { titleLang, titleOf } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds, SHEET_CLERKS } from '../office-rooms.js';
import { paths } from '../paths.js';

/** Every paper sheet, and the petitions for which one may be handed over. */
export type SheetsView = Framed & {
  readonly wanted: WantedState;
  readonly sheets: Papers<SheetView>;
  readonly pick: Choice;
  readonly petitions: Picked;
  readonly waiting: Waiting;
};

/** The paper sheets of one petition. */
export type PetitionSheetsView = Framed & {
  readonly petition: Pick<PetitionView, 'id' | 'text' | 'language' | 'admittedAt'>;
  readonly wanted: WantedState;
  readonly sheets: Papers<SheetView>;
  readonly errors: readonly FormError[];
  /** The number that was typed into a form that came back. */
  readonly sheet?: string | undefined;
};

export function SheetsPage({ frame, wanted, sheets, pick, petitions, waiting }: SheetsView, lang: Lang): VNode {
  const t = say(lang).sheets;
  const to = paths(lang);
  const mayEnter = holds(frame.reader?.roles, SHEET_CLERKS);
  return (
    <RoomPage frame={frame} lang={lang} here="sheets" waiting={waiting} title={t.title} lead={t.lead}>
      <div class={mayEnter ? 'halves gap-above' : 'gap-above'}>
        {mayEnter && (
          <section class="stack" aria-labelledby="choose">
            <h2 id="choose">{t.choose}</h2>
            <p class="hint">{t.chooseHint}</p>
            <PetitionPicker lang={lang} action={to.sheets} pick={pick} petitions={petitions} to={to.sheetsOf} />
          </section>
        )}
        <Kept lang={lang} action={to.sheets} wanted={wanted} sheets={sheets} mayEnter={mayEnter} />
      </div>
    </RoomPage>
  );
}

export function PetitionSheetsPage(view: PetitionSheetsView, lang: Lang): VNode {
  const { frame, petition, wanted, sheets, errors, sheet } = view;
  const words = say(lang);
  const t = words.sheets;
  const to = paths(lang);
  const mayEnter = holds(frame.reader?.roles, SHEET_CLERKS);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.sheets, label: t.title }]}
      here={words.petitions.one}
      errors={errors}
      head={
        <>
          <p class="meta">{t.title}</p>
          <h1 lang={titleLang(petition)}>{titleOf(petition.text, lang)}</h1>
        </>
      }
    >
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
    </FormPage>
  );
}

type KeptProps = {
  readonly lang: Lang;
  readonly action: string;
  readonly wanted: WantedState;
  readonly sheets: Papers<SheetView>;
  readonly mayEnter: boolean;
  readonly one?: boolean;
};

/** What came in, by its state. */
function Kept({ lang, action, wanted, sheets, mayEnter, one = false }: KeptProps) {
  return (
    <ByState lang={lang} action={action} words={say(lang).sheets} wanted={wanted} papers={sheets}>
      {sheets.items.length > 0 && <SheetList sheets={sheets} lang={lang} mayEnter={mayEnter} one={one} />}
    </ByState>
  );
}
