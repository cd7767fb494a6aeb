import type { CommitmentView, MilestoneView } from '../../../../read-models/ogp-commitments.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';
import { EvidenceItems } from './evidence-items.js';
import { CompletionTag, institutionsIn, Official, OfficialProse } from './official.js';

type Props = { readonly commitment: CommitmentView; readonly lang: Lang };

/** What can be checked, by when, how far it has come, and what shows it. */
export function Milestones({ commitment, lang }: Props) {
  const { ogp: t } = say(lang);
  return (
    <section class="stack" aria-labelledby="milestones">
      <h2 id="milestones">{t.milestones}</h2>
      {commitment.milestones.length === 0 && <p class="card">{t.noMilestones}</p>}
      <ol class="list">
        {commitment.milestones.map((one) => (
          <Milestone key={one.code} one={one} commitment={commitment} lang={lang} />
        ))}
      </ol>
    </section>
  );
}

function Milestone({ one, commitment, lang }: Props & { readonly one: MilestoneView }) {
  const { ogp: t, ogpWords: words } = say(lang);
  const { institutions } = commitment.plan;
  const { content, progress, dropped } = one;
  const documents = commitment.documents.filter(({ milestone }) => milestone === one.code);
  return (
    <li class="card stack" id={`milestone-${one.code}`}>
      <p class="cluster">
        <CompletionTag completion={one.state} lang={lang} />
        {one.overdue && <Tag tone="bad">{t.overdue}</Tag>}
      </p>
      <h3>
        <Official said={content.title} lang={lang} />
      </h3>
      <p>
        <b>{words.fields.deliverable}:</b> <Official said={content.deliverable} lang={lang} />
      </p>
      {dropped && (
        <p>
          <b>{t.droppedMilestone}.</b> {t.reason} <Official said={dropped.reason} lang={lang} />
        </p>
      )}
      <p class="meta dotted">
        <span>{institutionsIn(institutions, content.lead, lang)}</span>
        <span>{t.period(content.from, content.to)}</span>
      </p>
      {progress ? (
        <>
          <OfficialProse words={progress.text} lang={lang} />
          <p class="meta">{t.saidBy(institutionsIn(institutions, [progress.by], lang), progress.day)}</p>
        </>
      ) : (
        !dropped && <p>{t.noReport}</p>
      )}
      <h4>{t.evidence}</h4>
      <EvidenceItems items={documents} lang={lang} />
    </li>
  );
}
