import type { Officials, Papers, SheetView } from '../../../../read-models/petition-papers.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Tag } from '../status-tag.js';
import { titleLang, titleOf } from '../text.js';
import { Act } from './official.js';

type Props = {
  readonly sheets: Pick<Papers<SheetView>, 'items' | 'petitions' | 'officials'>;
  readonly lang: Lang;
  /** Whether the reader may enter the lines of one. */
  readonly mayEnter: boolean;
  /** All of one petition, so that its title need not be said. */
  readonly one?: boolean;
};

/** Sheets as they came in, with what became of them. */
export const SheetList = (props: Props) => (
  <ul class="rows">
    {props.sheets.items.map((sheet) => (
      <Sheet {...props} sheet={sheet} />
    ))}
  </ul>
);

function Sheet({ sheet, sheets: { petitions, officials }, lang, mayEnter, one }: Props & { sheet: SheetView }) {
  const t = say(lang).sheets;
  const to = paths(lang);
  const { petitionId, state, totals } = sheet;
  const petition = petitions[petitionId];
  return (
    <li>
      <p class="kicker">
        <Tag tone={state === 'entered' ? 'good' : 'waits'}>{t.state[state]}</Tag>
      </p>
      <h3>
        <a href={to.sheet(petitionId, sheet.sheet)}>{t.name(sheet.sheet)}</a>
      </h3>
      {!one && petition && (
        <p lang={titleLang(petition)}>
          <a href={to.sheetsOf(petitionId)}>{titleOf(petition.text, lang)}</a>
        </p>
      )}
      {totals && <SheetTotals totals={totals} lang={lang} />}
      <p class="meta dotted">
        <SheetActs sheet={sheet} officials={officials} lang={lang} />
      </p>
      <p class="meta dotted">
        {state === 'received' && mayEnter && <a href={to.sheet(petitionId, sheet.sheet)}>{t.goOn}</a>}
        <a href={to.scan(petitionId, sheet.scan)} download>
          {t.scan}
          <span class="hidden-visually">: {t.name(sheet.sheet)}</span>
        </a>
        <a href={withQuery(to.log, { stream: `sheet-${petitionId}_${sheet.sheet}` })}>{t.record}</a>
      </p>
    </li>
  );
}

/** What came of a sheet, in one line. */
export function SheetTotals({ totals, lang }: { totals: NonNullable<SheetView['totals']>; lang: Lang }) {
  const t = say(lang).sheets;
  return (
    <p class="dotted">
      <b>{t.accepted(totals.accepted)}</b>
      <span>{t.alreadySigned(totals.alreadySigned)}</span>
      <span>{t.notEligible(totals.notEligible)}</span>
      <span>{t.rows(totals.rows)}</span>
    </p>
  );
}

type Acts = { readonly sheet: SheetView; readonly officials: Officials; readonly lang: Lang };

/** Who received the sheet and who entered it, and when; within a dotted line. */
export function SheetActs({ sheet: { receivedAt, receivedBy, enteredAt, enteredBy }, officials, lang }: Acts) {
  const t = say(lang).sheets;
  const act = (did: string, by: string | undefined, at: string | undefined) =>
    at && (
      <span>
        <Act did={did} by={by} at={at} officials={officials} lang={lang} />
      </span>
    );
  return (
    <>
      {act(t.received, receivedBy, receivedAt)}
      {act(t.entered, enteredBy, enteredAt)}
    </>
  );
}
