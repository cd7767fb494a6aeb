import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Guard } from '../guard.js';
import { Meter } from '../meter.js';
import { ShareRow } from '../share-row.js';
import { titleOf } from '../text.js';
import type { PartProps, PetitionPageView } from './view.js';

/** Before it is anywhere: people who stand by the author. Whoever has the author's link may read it and join. */
export function SupportCard({ view, lang }: PartProps) {
  const { petition, frame, past, invitation, mine } = view;
  const { id, supporters, sponsors, text } = petition;
  const words = say(lang);
  const t = words.petition.gathering;
  const left = Math.max(0, sponsors.min - supporters);
  const more = invitation === null ? t.textClosed : t.text;
  return (
    <section class="card raised stack" id="sign" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p id="count-line">
        <span class="number">{format(lang).number(supporters)}</span>{' '}
        <span class="meta">{words.petitions.supportersOf(supporters, sponsors.min)}</span>
      </p>
      <Meter value={supporters} of={sponsors.min} labelledBy="count-line" />
      <p>{left > 0 ? more(left) : mine?.author ? t.enough : t.enoughClosed}</p>
      {!past && invitation !== null && <Deed view={{ ...view, invitation }} lang={lang} enough={left === 0} />}
      {invitation !== null && (
        <Invitation
          url={`${frame.origin}${paths(lang).invited(id, invitation)}`}
          title={titleOf(text, lang)}
          lang={lang}
        />
      )}
    </section>
  );
}

const Invitation = ({ url, title, lang }: { url: string; title: string; lang: Lang }) => (
  <>
    <div class="receipt">
      <span class="meta">{say(lang).petition.gathering.link}</span>
      <code>{url}</code>
    </div>
    <ShareRow url={url} title={title} lang={lang} secret />
  </>
);

type DeedProps = {
  readonly view: PetitionPageView & { readonly invitation: string };
  readonly lang: Lang;
  readonly enough: boolean;
};

function Deed({ view: { petition, frame, mine, invitation }, lang, enough }: DeedProps) {
  const t = say(lang).petition.gathering;
  const to = paths(lang);
  if (mine?.author)
    return enough ? (
      <form method="post" action={to.submit(petition.id)} class="stack" data-once>
        <Guard frame={frame} />
        <p class="hint">{t.submitHint}</p>
        <button type="submit" class="button big">
          {t.submit}
        </button>
      </form>
    ) : null;
  if (mine?.supports)
    return (
      <p role="status">
        <b>{t.supported}</b>
      </p>
    );
  if (petition.supporters >= petition.sponsors.max) return null;
  if (frame.reader === null)
    return (
      <a class="button big" href={to.signIn(to.invited(petition.id, invitation))}>
        {t.signIn}
      </a>
    );
  return (
    <form method="post" action={to.support(petition.id, invitation)} data-once>
      <Guard frame={frame} />
      <button type="submit" class="button big">
        {t.support}
      </button>
    </form>
  );
}
