import type { VNode } from 'preact';
import { StatementText } from '../components/statement.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export function PrivacyPage({ frame }: Framed, lang: Lang): VNode {
  const { privacy: t } = say(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, description: t.lead }}>
      <StatementText statement={t} />
      <p class="after-rows">
        <a class="button quiet" href={paths(lang).me}>
          {t.mine}
        </a>
      </p>
    </Layout>
  );
}
