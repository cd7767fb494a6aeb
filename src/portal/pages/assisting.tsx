import type { VNode } from 'preact';
import type { ServiceCard } from '../../../read-models/services.js';
import { DoneMark } from '../components/icon.js';
import { FormPage } from '../components/office/office-page.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type AssistingView = Framed & { readonly services: readonly ServiceCard[] };

/** Services for which an official may fill in an application with somebody. */
export function AssistingPage({ frame, services }: AssistingView, lang: Lang): VNode {
  const { cases, assisting: t, services: words } = say(lang);
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.caseQueue, label: cases.queue.title }]}
      errors={[]}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <div class="narrow stack gap-above">
        {services.length === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <ul class="rows">
            {services.map(({ code, title, term }) => (
              <li>
                <h2>
                  <a href={to.assistingWith(code).step()}>{title[lang]}</a>
                </h2>
                <p class="meta">{words.term[term.unit](term.length)}</p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </FormPage>
  );
}

export type AssistedCaseView = Framed & { readonly reference: string };

/** What the person takes home. */
export function AssistedCasePage({ frame, reference }: AssistedCaseView, lang: Lang): VNode {
  const { cases, assisting: t } = say(lang);
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.done}
      way={[
        { href: to.caseQueue, label: cases.queue.title },
        { href: to.assisting, label: t.title },
      ]}
      errors={[]}
      head={
        <>
          <h1>
            <DoneMark /> {t.done}
          </h1>
          <p class="lead">{t.give}</p>
        </>
      }
    >
      <div class="narrow stack gap-above">
        <dl class="answers">
          <div>
            <dt>{cases.reference}</dt>
            <dd>
              <b>{reference}</b>
            </dd>
          </div>
        </dl>
        <p>{t.told}</p>
        <p class="deeds">
          <a class="button" href={to.assisting}>
            {t.next}
          </a>
        </p>
      </div>
    </FormPage>
  );
}
