import type { Token } from '../../../../events/ballots.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** The code that a voter keeps, and what was signed for it. */
export type TicketView = { readonly code: string; readonly tokens: readonly Token[] };

/** Goes along with every form of a voter whose browser keeps nothing. */
export const TicketFields = ({ ticket: { code, tokens } }: { ticket: TicketView }) => (
  <>
    <input type="hidden" name="code" value={code} />
    <input type="hidden" name="tokens" value={JSON.stringify(tokens)} />
  </>
);

/** The number of somebody who votes with an official's help. */
export const NumberField = ({ number }: { number: string }) => <input type="hidden" name="number" value={number} />;

/** What a voter must not lose, and must not show. */
export function YourCode({ code, lang }: { code: string; lang: Lang }) {
  const { review: t, assisted } = say(lang).vote;
  return (
    <section class="card stack" aria-labelledby="code">
      <h2 id="code">{t.codeTitle}</h2>
      <p>{assisted.ticketText}</p>
      <p class="code" data-code>
        {code}
      </p>
      <p>{t.codeText}</p>
      <p>
        <b>{t.codeProves}</b>
      </p>
    </section>
  );
}
