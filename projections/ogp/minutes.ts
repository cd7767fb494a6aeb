import type { MeetingDoc, MinutesPaper, WordingDoc } from '../../read-models/meeting-documents.js';

type Names = Readonly<Record<string, WordingDoc>>;

/** The next version of a session's minutes, from its facts alone; undefined while the session is not over. */
export function minutesOf(doc: MeetingDoc, organisations: Names, roles: Names): MinutesPaper | undefined {
  if (doc.end === undefined) return undefined;
  const { _id, number, body, date, start, end, place, chair, secretary, quorum, present, source } = doc;
  const last = doc.minutes.at(-1);
  const outcomes = doc.outcomes.filter(({ withdrawn }) => !withdrawn);
  return {
    ...{ v: 1, meeting: _id, version: (last?.version ?? 0) + 1, number, body, date, start, end, place },
    ...{ chair: signer(chair), secretary: signer(secretary), attendees: doc.attendees },
    quorum: { ...quorum, ...(quorum.needed !== undefined && present !== undefined && { present }) },
    agenda: doc.agenda.map(({ presenter, ...item }) => ({
      ...item,
      ...(presenter && { presenter: signer(presenter) }),
    })),
    course: doc.course.map(({ item, text }) => ({ item, text })).sort((a, b) => a.item - b.item),
    outcomes: outcomes.sort((a, b) => a.item - b.item),
    organisations: named(organisations, [
      ...doc.attendees.map((one) => one.organisation),
      ...[chair, secretary, ...doc.agenda.map((one) => one.presenter)].map((one) => one?.organisation),
      ...outcomes.map(({ owner }) => owner?.organisation),
    ]),
    roles: named(
      roles,
      outcomes.map(({ owner }) => owner?.role),
    ),
    ...(source && { source }),
    ...(last?.reopened && {
      corrects: { version: last.version, digest: last.digest, reason: last.reopened.reason },
    }),
  };
}

/** Papers tell names and offices; pseudonyms stay in the log. */
function signer<T extends { readonly staff?: string }>({ staff: _, ...said }: T): Omit<T, 'staff'> {
  return said;
}

function named(names: Names, codes: readonly (string | undefined)[]): Names {
  const meant = [...new Set(codes)].filter((code) => code !== undefined).sort();
  return Object.fromEntries(meant.flatMap((code) => (names[code] ? [[code, names[code]]] : [])));
}
