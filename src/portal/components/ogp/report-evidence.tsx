import type { ReportEvidence as Evidence } from '../../../../read-models/ogp-report-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { api } from '../../paths.js';
import { safeUrl } from '../../safe-url.js';
import { Official, word } from './official.js';

type Props = {
  readonly items: readonly Evidence[];
  /** Where links lead from: empty within the portal. */
  readonly origin: string;
  readonly lang: Lang;
};

/** What shows it, each with the digest that proves what it was. */
export function ReportEvidence({ items, origin, lang }: Props) {
  const { ogp: t, ogpWords: words } = say(lang);
  if (items.length === 0) return <p>{t.noEvidence}</p>;
  return (
    <ul class="rows">
      {items.map((one) => (
        <li key={one.id}>
          <p>
            <Title one={one} origin={origin} lang={lang} />
          </p>
          <Proof one={one} lang={lang} />
          <p class="meta dotted">
            <span>{word(words.documents, one.kind)}</span>
            <time dateTime={one.day}>{t.clock.on(one.day)}</time>
            {one.missed && <span>{t.missing}</span>}
          </p>
          {one.withdrawn && (
            <p>
              <b>{t.withdrawnEvidence}</b>. {t.reason} <Official said={one.withdrawn} lang={lang} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

type One = { readonly one: Evidence; readonly lang: Lang };
function Title({ one, origin, lang }: One & Pick<Props, 'origin'>) {
  const { source, standing, id } = one;
  const title = <Official said={one.title} lang={lang} />;
  const file = source.kind === 'file' ? `${origin}${api.ogp(`evidence/${id}/file`)}` : undefined;
  const url = file ?? (source.kind === 'link' ? safeUrl(source.link) : undefined);
  if (!url || !standing) return title;
  return (
    <a href={url} rel="nofollow noopener">
      {title}
    </a>
  );
}

function Proof({ one: { source }, lang }: One) {
  const { ogp: t, ogpReport: r, ogpWords: words } = say(lang);
  if (source.kind === 'link') return null;
  const digest = source.kind === 'file' ? source.sha256 : source.digest;
  return (
    <>
      {source.kind === 'live' && (
        <p>
          {word(words.figures, source.query)}: <b>{t.frozen(source.value.count, source.value.of)}</b>.{' '}
          {t.frozenAt(source.position)}
        </p>
      )}
      <p class="meta">
        <code class="report-digest">{r.fileDigest(digest)}</code>
      </p>
    </>
  );
}
