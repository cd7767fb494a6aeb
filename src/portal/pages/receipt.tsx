import type { VNode } from 'preact';
import type { Flaw } from '../../audit/tlog/proof.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Guard } from '../components/guard.js';
import { QrCode } from '../components/qr-code.js';
import { factName } from '../components/timeline.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

/** What the public log holds of one fact, and the proof of it. */
export type Proved = {
  readonly eventId: string;
  readonly type: string;
  /** Its place in the log, beginning at 0, and the leaves of the signed tree that holds it. */
  readonly index: number;
  readonly size: number;
  /** When that tree was signed, ISO-8601. */
  readonly signedAt: string;
  /** The entry as it is in the log. */
  readonly entry: string;
  /** The receipt as text (C2SP tlog-proof). */
  readonly receipt: string;
};
export type ReceiptView = Framed & {
  readonly eventId: string;
  /** Undefined while no signed checkpoint holds it. */
  readonly proved: Proved | undefined;
};
/** A receipt that somebody has pasted, and what is to be said of it. */
export type PastedView = Framed & {
  readonly pasted: string;
  readonly found?:
    | { readonly flaw: Flaw; readonly origin?: string | undefined }
    | { readonly proved: Omit<Proved, 'receipt'> };
};

export function ReceiptPage({ frame, eventId, proved }: ReceiptView, lang: Lang): VNode {
  const { log } = say(lang);
  const t = log.receipt;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="log" meta={{ title: t.title, unlisted: true, islands: ['receipt'] }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.log, label: log.title }]} here={t.title} />
        <h1>{t.title}</h1>
        {proved ? (
          <>
            <p class="lead">{t.lead}</p>
            <Facts proved={proved} lang={lang} />
            <BrowserCheck eventId={eventId} lang={lang} />
            <section class="card stack" aria-labelledby="text">
              <h2 id="text">{t.text}</h2>
              <pre class="data wrapped">{proved.receipt}</pre>
              <div data-share data-url={proved.receipt}>
                <p class="cluster">
                  <button type="button" class="button quiet" data-copy hidden>
                    {t.copy}
                  </button>
                  <a class="button quiet" href={api.receipt(eventId)} download={`${eventId}.tlog-proof`}>
                    {t.download}
                  </a>
                </p>
                <p class="meta" role="status" data-copied data-words={t.copied} />
              </div>
              <QrCode text={frame.origin + to.receipt(eventId)} label={t.qr} />
            </section>
            <details class="fold">
              <summary>{t.elsewhere}</summary>
              <div class="prose">
                <p>{t.elsewhereText}</p>
                <p>
                  <a href={api.leaf(eventId)} download={`${eventId}.json`}>
                    {t.entry}
                  </a>
                </p>
                <p>
                  <a href={api.aboutLog}>{t.keys}</a>
                </p>
              </div>
            </details>
          </>
        ) : (
          <Banner tone="waits" title={t.waitingTitle}>
            <p>{t.waiting}</p>
            <p>
              <a href={to.receipt(eventId)}>{t.again}</a>
            </p>
          </Banner>
        )}
        <PasteForm frame={frame} lang={lang} />
      </div>
    </Layout>
  );
}

export function PastedPage({ frame, pasted, found }: PastedView, lang: Lang): VNode {
  const { log } = say(lang);
  const t = log.receipt;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="log" meta={{ title: t.pasteTitle, unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.log, label: log.title }]} here={t.pasteTitle} />
        <h1>{t.pasteTitle}</h1>
        {found && 'flaw' in found && (
          <Banner tone="bad" title={t.flawTitle}>
            <p>{t.flaws[found.flaw]}</p>
            {found.origin && (
              <p>
                {t.itsLog} <code>{found.origin}</code>
              </p>
            )}
          </Banner>
        )}
        {found && 'proved' in found && (
          <>
            <Banner tone="good" title={t.holds}>
              <p>{t.holdsHere}</p>
              <p>
                <a href={to.receipt(found.proved.eventId)}>{t.checkInBrowser}</a>
              </p>
            </Banner>
            <Facts proved={found.proved} lang={lang} />
          </>
        )}
        <PasteForm frame={frame} lang={lang} pasted={pasted} />
      </div>
    </Layout>
  );
}

function Facts({ proved, lang }: { proved: Omit<Proved, 'receipt'>; lang: Lang }) {
  const words = say(lang);
  const t = words.log.receipt;
  return (
    <section class="card stack" aria-label={t.title}>
      <AnswersList
        items={[
          { question: t.what, answer: factName(proved.type, words) },
          { question: t.place, answer: t.placeOf(proved.index + 1, proved.size) },
          { question: t.signed, answer: format(lang).moment(proved.signedAt) },
          { question: t.code, answer: <code>{proved.eventId}</code> },
        ]}
      />
      <details class="fold">
        <summary>{t.public}</summary>
        <pre class="data wrapped">{JSON.stringify(JSON.parse(proved.entry), null, 2)}</pre>
      </details>
    </section>
  );
}

/** Filled in by a script that checks for itself; without one there is nothing to say here. */
function BrowserCheck({ eventId, lang }: { eventId: string; lang: Lang }) {
  const t = say(lang).log.receipt.check;
  return (
    <section
      class="banner"
      aria-labelledby="check"
      data-receipt={api.receipt(eventId)}
      data-leaf={api.leaf(eventId)}
      hidden
    >
      <h2 id="check">{t.title}</h2>
      <p role="status" data-result data-good={t.good} data-bad={t.bad} data-failed={t.failed}>
        {t.running}
      </p>
      <ul class="checks">
        {(['inclusion', 'key', 'growth'] as const).map((step) => (
          <li data-step={step} data-good={t.steps[step].good} data-bad={t.steps[step].bad} hidden />
        ))}
      </ul>
    </section>
  );
}

function PasteForm({ frame, lang, pasted }: Framed & { lang: Lang; pasted?: string }) {
  const t = say(lang).log.receipt;
  return (
    <form class="card form" method="post" action={paths(lang).checkReceipt} aria-labelledby="paste">
      <h2 id="paste">{t.pasteForm}</h2>
      <Guard frame={frame} />
      <div class="field">
        <label for="receipt">{t.paste}</label>
        <p class="hint" id="receipt-hint">
          {t.pasteHint}
        </p>
        <textarea
          class="input"
          id="receipt"
          name="receipt"
          rows={8}
          maxLength={20_000}
          aria-describedby="receipt-hint"
          spellcheck={false}
        >
          {pasted}
        </textarea>
      </div>
      <button type="submit" class="button">
        {t.checkButton}
      </button>
    </form>
  );
}
