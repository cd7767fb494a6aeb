import type {
  AttendeeDoc,
  MinutesPaper,
  MinutesVersion,
  OfficeholderDoc,
  WordingDoc,
} from '../../read-models/meeting-documents.js';
import type { Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

/** Words in the language that they are in: what is not translated stays Georgian. */
export type Said = { readonly text: string; readonly lang: Lang };
/** The minutes as a paper has them, in order; every form of them says the same. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'line'; readonly label: string; readonly said: readonly Said[] }
  | { readonly kind: 'text'; readonly said: Said }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Said[])[] };
export type Signature = { readonly office: string; readonly name: Said; readonly how: string };
export type Printed = {
  readonly body: Said;
  readonly title: string;
  readonly place: Said;
  readonly date: string;
  readonly status: readonly Said[];
  readonly blocks: readonly Block[];
  readonly signatures: readonly Signature[];
  readonly digest: string;
  readonly foot: readonly string[];
};

export const saidIn = ({ ka, en }: WordingDoc, lang: Lang): Said =>
  lang === 'en' && en !== undefined ? { text: en, lang: 'en' } : { text: ka, lang: 'ka' };

/** Everything that a version of the minutes tells, in one language. */
export function printed(paper: MinutesPaper, version: MinutesVersion, lang: Lang): Printed {
  const t = say(lang).minutes;
  const said = (wording: WordingDoc) => saidIn(wording, lang);
  const own = (text: string): Said => ({ text, lang });
  const person = ({ post, name }: OfficeholderDoc): Said[] => [said(post), own(' — '), said(name)];
  const blocks: Block[] = [
    { kind: 'line', label: t.start, said: [own(t.hour(paper.start))] },
    { kind: 'line', label: t.chair, said: person(paper.chair) },
    { kind: 'line', label: t.secretary, said: person(paper.secretary) },
    ...attendance(paper.attendees, lang),
    { kind: 'text', said: said(paper.quorum.basis) },
    ...quorumOf(paper, lang),
    { kind: 'heading', text: t.agenda },
    { kind: 'list', ordered: true, items: agendaOf(paper, lang) },
    ...courseOf(paper, lang),
    ...outcomesOf(paper, lang),
    { kind: 'line', label: t.closed, said: [own(t.hour(paper.end))] },
  ];
  const { number, corrects } = paper;
  return {
    body: said(paper.body),
    title: corrects ? t.corrected(number, paper.version) : t.title(number),
    place: said(paper.place),
    date: t.date(paper.date),
    status: statusOf(paper, version, lang),
    blocks,
    signatures: signaturesOf(paper, version, lang),
    digest: version.digest,
    foot: lang === 'en' ? [t.translated, ...(isWhole(paper) ? [] : [t.untranslated])] : [],
  };
}

function attendance(attendees: readonly AttendeeDoc[], lang: Lang): Block[] {
  const t = say(lang).minutes;
  const lines = (as: AttendeeDoc['as']) =>
    attendees
      .filter((one) => one.as === as)
      .map(({ post, name, count = 1 }): Said[] => [
        saidIn(post, lang),
        ...(name ? [{ text: ' — ', lang }, saidIn(name, lang)] : []),
        ...(count > 1 ? [{ text: t.several(count), lang }] : []),
      ]);
  const told = (label: string, items: Said[][]): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'line', label, said: [] },
          { kind: 'list', ordered: false, items },
        ];
  return [...told(t.attended, lines('member')), ...told(t.guests, lines('guest'))];
}

function quorumOf({ quorum: { needed, present } }: MinutesPaper, lang: Lang): Block[] {
  if (needed === undefined || present === undefined) return [];
  return [{ kind: 'text', said: { text: say(lang).minutes.counted(present, needed), lang } }];
}

const agendaOf = ({ agenda }: MinutesPaper, lang: Lang): Said[][] =>
  agenda.map(({ title, presenter }) => [
    saidIn(title, lang),
    ...(presenter
      ? [
          { text: `. ${say(lang).minutes.presenter} `, lang },
          saidIn(presenter.post, lang),
          { text: ' — ', lang },
          saidIn(presenter.name, lang),
        ]
      : []),
  ]);

/** Paragraphs on the session as a whole come first; then those on each item, under its number. */
function courseOf({ course }: MinutesPaper, lang: Lang): Block[] {
  const t = say(lang).minutes;
  if (course.length === 0) return [];
  const blocks: Block[] = [{ kind: 'heading', text: t.course }];
  let item = 0;
  for (const note of course) {
    if (note.item !== item) blocks.push({ kind: 'line', label: t.item(note.item), said: [] });
    item = note.item;
    blocks.push({ kind: 'text', said: saidIn(note.text, lang) });
  }
  return blocks;
}

function outcomesOf({ outcomes, organisations, roles }: MinutesPaper, lang: Lang): Block[] {
  const t = say(lang).minutes;
  if (outcomes.length === 0) return [];
  const items = outcomes.map(({ kind, text, owner, due }): Said[] => {
    const who = [owner?.organisation && organisations[owner.organisation], owner?.role && roles[owner.role]];
    const names = who.flatMap((name) => (name ? [saidIn(name, lang)] : []));
    return [
      { text: `${t.kinds[kind]}: `, lang },
      saidIn(text, lang),
      ...(names.length > 0 ? [{ text: ` ${t.owner} `, lang }, ...between(names, lang)] : []),
      ...(due === undefined ? [] : [{ text: ` ${t.due} ${t.date(due)}`, lang }]),
    ];
  });
  return [
    { kind: 'heading', text: t.outcomes },
    { kind: 'list', ordered: true, items },
  ];
}

const between = (names: readonly Said[], lang: Lang): Said[] =>
  names.flatMap((name, i) => (i === 0 ? [name] : [{ text: ', ', lang }, name]));

function statusOf({ source, corrects }: MinutesPaper, { approvedAt }: MinutesVersion, lang: Lang): Said[] {
  const t = say(lang).minutes;
  const own = (text: string): Said => ({ text, lang });
  const stands = source ? [own(`${t.entered} `), saidIn(source.document, lang), own('.')] : [];
  const signed = source ? [] : [own(`${approvedAt === undefined ? t.draft : t.approved(approvedAt)}.`)];
  const why = corrects ? [own(` ${t.corrects(corrects.version)} `), saidIn(corrects.reason, lang), own('.')] : [];
  return [...stands, ...signed, ...why];
}

function signaturesOf({ chair, secretary, source }: MinutesPaper, { signed }: MinutesVersion, lang: Lang): Signature[] {
  const t = say(lang).minutes;
  const by = (as: 'chair' | 'secretary') => signed.find((one) => one.as === as);
  const how = (as: 'chair' | 'secretary') => {
    const one = by(as);
    if (one) return t.signedAt(one.at);
    return source ? t.signedOnPaper : t.notSigned;
  };
  return [
    { office: t.head, name: saidIn(chair.name, lang), how: how('chair') },
    { office: t.writer, name: saidIn(secretary.name, lang), how: how('secretary') },
  ];
}

/** Whether every wording in it is translated. */
function isWhole(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if ('ka' in value && !('en' in value)) return false;
  return Object.values(value).every(isWhole);
}
