import type { VNode } from 'preact';
import { OfficerContacts } from '../components/contacts.js';
import { StatementText } from '../components/statement.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import type { ContactView } from './contact.js';

export function PrivacyPage({ frame, contact }: ContactView, lang: Lang): VNode {
  const { privacy: t, contact: words } = say(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, description: t.lead }}>
      <StatementText statement={t} />
      <section class="prose gap-above" aria-labelledby="officer">
        <h2 id="officer">{words.officer}</h2>
        <OfficerContacts contact={contact} lang={lang} />
      </section>
      <p class="gap-above">
        <a href={paths(lang).registers}>{say(lang).registers.link}</a>
      </p>
      <p class="after-rows">
        <a class="button quiet" href={paths(lang).me}>
          {t.mine}
        </a>
      </p>
    </Layout>
  );
}
