import type { VNode } from 'preact';
import { Contacts } from '../components/contacts.js';
import { StatementText } from '../components/statement.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import type { ContactView } from './contact.js';

export function AccessibilityPage({ frame, contact }: ContactView, lang: Lang): VNode {
  const { accessibility: t, contact: words } = say(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, description: t.lead }}>
      <StatementText statement={t} />
      <section class="prose gap-above" aria-labelledby="contact">
        <h2 id="contact">{words.title}</h2>
        <Contacts contact={contact} lang={lang} />
      </section>
    </Layout>
  );
}
