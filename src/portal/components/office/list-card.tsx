import type { Papers, UnsealingView } from '../../../../read-models/petition-papers.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Guard } from '../guard.js';
import { Tag } from '../status-tag.js';
import { titleLang, titleOf, Written } from '../text.js';
import { Act } from './official.js';

type Props = {
  readonly frame: Frame;
  readonly lang: Lang;
  readonly list: UnsealingView;
  readonly papers: Pick<Papers<UnsealingView>, 'petitions' | 'officials'>;
  /** Whether the reader may agree to it and open it at all. */
  readonly mayAct: boolean;
  /** The reader's own pseudonym in office: nobody agrees with themselves. */
  readonly me: string | undefined;
};

const TONES: Readonly<Record<UnsealingView['state'], string>> = { requested: 'waits', approved: '', opened: 'over' };

/** One request for a list of signatories: every step with who took it, and the next one where it is the reader's. */
export function ListCard({ frame, lang, list, papers: { petitions, officials }, mayAct, me }: Props) {
  const t = say(lang).lists;
  const to = paths(lang);
  const { petitionId, request, state, purpose, signatures } = list;
  const petition = petitions[petitionId];
  const act = { officials, lang };
  return (
    <li class="card stack" id={`list-${request}`}>
      <p class="kicker">
        <Tag tone={TONES[state]}>{t.state[state]}</Tag>
        {signatures !== undefined && <span class="meta">{t.signatures(signatures)}</span>}
      </p>
      {petition && (
        <h3 lang={titleLang(petition)}>
          <a href={to.listsOf(petitionId)}>{titleOf(petition.text, lang)}</a>
        </h3>
      )}
      <p>
        {t.purpose} <Written text={purpose} />
      </p>
      <ul class="steps-plain meta">
        <li>
          <Act {...act} did={t.requested} by={list.requestedBy} at={list.requestedAt} />
        </li>
        {list.approvedAt && (
          <li>
            <Act {...act} did={t.approved} by={list.approvedBy} at={list.approvedAt} />
          </li>
        )}
        {list.openedAt && (
          <li>
            <Act {...act} did={t.opened} by={list.openedBy} at={list.openedAt} />
          </li>
        )}
      </ul>
      <p class="meta">
        <a href={withQuery(to.log, { stream: `unsealing-${petitionId}_${request}` })}>{t.record}</a>
      </p>
      {mayAct && state === 'requested' && (
        <Approve frame={frame} lang={lang} list={list} own={list.requestedBy === me} />
      )}
      {mayAct && state === 'approved' && (
        <form class="stack" method="post" action={to.openList(petitionId, request)}>
          <Guard frame={frame} />
          <p class="hint">{t.openHint}</p>
          <button type="submit" class="button">
            {t.open}
          </button>
        </form>
      )}
    </li>
  );
}

function Approve({ frame, lang, list, own }: Pick<Props, 'frame' | 'lang' | 'list'> & { own: boolean }) {
  const t = say(lang).lists;
  if (own) return <p class="hint">{t.own}</p>;
  return (
    <form class="stack" method="post" action={paths(lang).approveList(list.petitionId, list.request)} data-once>
      <Guard frame={frame} />
      <p class="hint">{t.approveHint}</p>
      <button type="submit" class="button">
        {t.approve}
      </button>
    </form>
  );
}

/** When a list was opened, by whom, and how many names it held. */
export function Openings({ papers, lang }: { papers: Papers<UnsealingView>; lang: Lang }) {
  const words = say(lang);
  const t = words.lists;
  const to = paths(lang);
  if (papers.items.length === 0) return <p class="meta">{t.noOpenings}</p>;
  return (
    <ul class="rows">
      {papers.items.map(({ petitionId, request, openedAt, openedBy, signatures }) => {
        const petition = papers.petitions[petitionId];
        return (
          <li>
            {openedAt && (
              <p>
                <Act did={t.opened} by={openedBy} at={openedAt} officials={papers.officials} lang={lang} />
              </p>
            )}
            {petition && <p lang={titleLang(petition)}>{titleOf(petition.text, lang)}</p>}
            <p class="meta dotted">
              {signatures !== undefined && <span>{t.signatures(signatures)}</span>}
              <a href={withQuery(to.log, { stream: `unsealing-${petitionId}_${request}` })}>{t.record}</a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
