import { datePartsIn, dayFrom } from './date-parts.js';

type Form = Readonly<Record<string, string | undefined>>;
export type Signer = { readonly staff: string; readonly name: string };

const said = (form: Form, name: string) => (form[name] ?? '').trim();
/** What two fields of a form say in both languages; English may be left empty. */
export function wordingIn(form: Form, name: string): { ka: string; en?: string } {
  const en = said(form, `${name}-en`);
  return { ka: said(form, `${name}-ka`), ...(en !== '' && { en }) };
}
const maybe = (form: Form, name: string) => (said(form, `${name}-ka`) === '' ? undefined : wordingIn(form, name));
export const dayIn = (form: Form, name: string): string => dayFrom(datePartsIn(form, name)).date ?? '';
const numberIn = (form: Form, name: string) => (said(form, name) === '' ? undefined : Number(said(form, name)));

/** `9:30` is what people write; the clock has two digits. */
export const hourIn = (form: Form, name: string): string =>
  said(form, name)
    .replace(/^(\d)[:.]/, '0$1:')
    .replace('.', ':');

/** Lines of a text, each in Georgian, and in English behind a bar. */
export const linesIn = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [ka = '', en = ''] = line.split('|').map((part) => part.trim());
      return { ka, ...(en !== '' && { en }) };
    });

/** A session as its form calls it. Who signs is chosen from the officials who may. */
export function sessionIn(form: Form, signers: readonly Signer[]): object {
  const needed = numberIn(form, 'needed');
  const end = hourIn(form, 'end');
  return {
    ...{ number: Number(said(form, 'number')), date: dayIn(form, 'date'), start: hourIn(form, 'start') },
    ...(end !== '' && { end }),
    ...(said(form, 'plan') !== '' && { plan: said(form, 'plan') }),
    ...{ place: wordingIn(form, 'place'), body: wordingIn(form, 'body') },
    ...{ chair: signerIn(form, 'chair', signers), secretary: signerIn(form, 'secretary', signers) },
    agenda: linesIn(said(form, 'agenda')).map((title) => ({ title })),
    quorum: { ...(needed !== undefined && { needed }), basis: wordingIn(form, 'basis') },
  };
}

function signerIn(form: Form, name: string, signers: readonly Signer[]): object {
  const staff = said(form, name);
  const known = signers.find((one) => one.staff === staff);
  const en = said(form, `${name}-name-en`);
  const organisation = said(form, `${name}-organisation`);
  return {
    ...{ name: { ka: known?.name ?? '', ...(en !== '' && { en }) }, post: wordingIn(form, `${name}-post`) },
    ...(organisation !== '' && { organisation }),
    ...(staff !== '' && { staff }),
  };
}

/** Rows that a form may have, and that it has empty beyond those that are filled. */
export const MOST_ROWS = 60;
export const SPARE_ROWS = 3;

/** Attendees, row by row; a row without a post is left out. */
export function attendeesIn(form: Form): readonly object[] {
  return Array.from({ length: MOST_ROWS }, (_, i) => `a${i + 1}`).flatMap((row) => {
    const post = maybe(form, `${row}-post`);
    if (!post) return [];
    const name = maybe(form, `${row}-name`);
    const [organisation, count] = [said(form, `${row}-organisation`), numberIn(form, `${row}-count`)];
    const as = form[`${row}-as`] === 'guest' ? 'guest' : 'member';
    return [{ as, post, ...(name && { name }), ...(organisation && { organisation }), ...(count && { count }) }];
  });
}

/** What came of an item, as its form says it. */
export function outcomeIn(form: Form): object {
  const organisation = said(form, 'organisation');
  const role = said(form, 'role');
  const due = datePartsIn(form, 'due') === undefined ? undefined : dayIn(form, 'due');
  const commitment = said(form, 'commitment');
  const [meeting = '', outcome = ''] = said(form, 'takesUp').split(' ');
  return {
    ...{ item: Number(said(form, 'item')), kind: said(form, 'kind'), text: wordingIn(form, 'text') },
    ...((organisation || role) && {
      responsible: { ...(organisation && { organisation }), ...(role && { role }) },
    }),
    ...(due !== undefined && { due }),
    ...(commitment && { commitment }),
    ...(meeting && { takesUp: { meeting, outcome } }),
  };
}

/** A document that is sent to the members before the session. */
export function documentIn(form: Form): object {
  const item = numberIn(form, 'item');
  return { title: wordingIn(form, 'title'), link: said(form, 'link'), ...(item && { item }) };
}
