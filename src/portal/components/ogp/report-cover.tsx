import type { Made } from '../../../ogp/reports.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { AnswersList } from '../answers-list.js';
import { institutionsIn, Official } from './official.js';

type Props = { readonly made: Made; readonly lang: Lang };

/** What the report is of, as of when, who leads, and what of the signed log it rests on. */
export function ReportCover({ made: { report, file }, lang }: Props) {
  const { ogp: t, ogpReport: r, ogpWords: words } = say(lang);
  const { plan, asOf, lead, untranslated } = report;
  const { content, source, adopted, submitted } = plan;
  const { contact } = content;
  const items = [
    { question: r.plan, answer: <Official said={content.title} lang={lang} /> },
    { question: r.member, answer: <Official said={plan.member} lang={lang} /> },
    { question: r.period, answer: t.period(content.from, content.to) },
    { question: words.fields.scales, answer: words.scales[plan.scales] },
    { question: r.asOf, answer: <time dateTime={asOf.at}>{r.moment(asOf.at)}</time> },
    { question: r.leaders, answer: institutionsIn(content.institutions, lead, lang) },
    { question: words.fields.contact, answer: contact && <Official said={contact.unit} lang={lang} /> },
    {
      question: r.planStatus,
      answer: [
        words.status[plan.status],
        t.version(plan.version),
        adopted && t.adopted(adopted.day),
        submitted && t.submitted(submitted.day),
      ]
        .filter(Boolean)
        .join(', '),
    },
    { question: t.fromDocument, answer: source && <Official said={source.title} lang={lang} /> },
    { question: r.checkpoint, answer: <Rests asOf={asOf} lang={lang} /> },
    { question: r.digest, answer: <code class="report-digest">{file.content.digest}</code> },
  ];
  return (
    <section class="card stack" aria-labelledby="cover">
      <h2 id="cover">{r.cover}</h2>
      <AnswersList items={items.filter(({ answer }) => answer)} />
      {untranslated[lang] > 0 && <p>{r.untranslated(untranslated[lang])}</p>}
    </section>
  );
}

function Rests({ asOf, lang }: { readonly asOf: Made['report']['asOf']; readonly lang: Lang }) {
  const { ogpReport: r } = say(lang);
  const { checkpoint, leaves } = asOf;
  if (!checkpoint || leaves === null) return <>{r.unsigned}</>;
  return (
    <>
      {r.checkpointSize(leaves, checkpoint.size)}
      <br />
      {r.root}: <code>{checkpoint.root}</code>
    </>
  );
}
