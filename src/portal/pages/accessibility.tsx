import type { VNode } from 'preact';
import { StatementText } from '../components/statement.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';

export function AccessibilityPage({ frame }: Framed, lang: Lang): VNode {
  const { accessibility: t } = say(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title: t.title, description: t.lead }}>
      <StatementText statement={t} />
    </Layout>
  );
}
