import type { VNode } from 'preact';
import { languageOf } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** What would have gone out, in the demonstration; newest first. */
export type OutboxView = Framed & {
  readonly messages: readonly {
    readonly id: string;
    readonly to: string;
    /** Empty for a text message. */
    readonly subject: string;
    readonly text: string;
    readonly at: string;
  }[];
  /** Only one-time codes are shown. */
  readonly codes?: boolean;
};

export function OutboxPage({ frame, messages, codes }: OutboxView, lang: Lang): VNode {
  const { outbox: t } = say(lang).office;
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, unlisted: true }}>
      <div class="narrow stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {codes && (
          <p>
            <a href={paths(lang).outbox}>{t.all}</a>
          </p>
        )}
        {messages.length === 0 && <p class="card">{t.empty}</p>}
        <ul class="list">
          {messages.map(({ id, to, subject, text, at }) => (
            <li class="card stack" id={id}>
              <h2 lang={subject ? languageOf(subject) : undefined}>{subject || t.noSubject}</h2>
              <p class="meta dotted">
                <span>
                  {t.to}: {to}
                </span>
                <time dateTime={at}>{t.at(at)}</time>
              </p>
              <p class="message" lang={languageOf(text)}>
                {text}
              </p>
              {CODE.test(text) && <p class="code">{CODE.exec(text)?.[1]}</p>}
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  );
}

/** A one-time code stands alone, so that it is easy to copy. */
const CODE = /\b(\d{6})\b/;
