import type { VNode } from 'preact';
import type { Contact } from '../../config.js';
import { Banner } from '../components/banner.js';
import { Contacts, OfficerContacts } from '../components/contacts.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** A page that tells how those who run the portal are reached. */
export type ContactView = Framed & { readonly contact: Contact };

export function ContactPage({ frame, contact }: ContactView, lang: Lang): VNode {
  const { contact: t, privacy } = say(lang);
  const { privacy: about } = paths(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, description: t.lead }}>
      <div class="stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {frame.demo && <Banner tone="waits" title={t.demo} />}
      </div>
      <div class="prose gap-above">
        <section class="stack">
          <h2>{t.city}</h2>
          <Contacts contact={contact} lang={lang} />
        </section>
        <section class="stack">
          <h2>{t.officer}</h2>
          <p>
            {t.officerText} <a href={about}>{privacy.title}</a>
          </p>
          <OfficerContacts contact={contact} lang={lang} />
        </section>
        <section>
          <h2>{t.before}</h2>
          <ul>
            {t.hints.map((hint) => (
              <li>{hint}</li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
}
