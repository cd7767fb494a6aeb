import type { TestHouse } from '../support/house.js';

const both = (ka: string, en: string) => ({ ka, en });

export const MSDA = {
  organisation: 'msda',
  name: both('მუნიციპალური სერვისების განვითარების სააგენტო', 'Municipal Services Development Agency'),
  kind: 'municipal-body',
};
export const IDFI = {
  organisation: 'idfi',
  name: both('ინფორმაციის თავისუფლების განვითარების ინსტიტუტი', 'Institute for Development of Freedom of Information'),
  kind: 'civil-society',
};

/** Two officials who sign: each with a token and the pseudonym that the log knows them by. */
export async function signatories(town: TestHouse) {
  const [chair, secretary] = await Promise.all([1, 2].map((n) => town.staff('working-group', n)));
  const staffOf = async (token: string) => {
    const { json } = await town.request('POST', '/api/v1/ogp/organisations', {
      token,
      body: {
        ...MSDA,
        organisation: `probe-${token
          .slice(-6)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, 'x')}`,
      },
    });
    const facts = await town.house.log.read(json.stream);
    return facts[0]!.meta.actor;
  };
  return {
    chair: { token: chair!, staff: await staffOf(chair!) },
    secretary: { token: secretary!, staff: await staffOf(secretary!) },
  };
}
export type Signatories = Awaited<ReturnType<typeof signatories>>;

/** A session that is called for an afternoon, as the API takes it. */
export const session = ({ chair, secretary }: Signatories, change: object = {}) => ({
  ...{ number: 3, date: '2026-06-12', start: '14:00', place: both('ქ. თბილისი', 'Tbilisi') },
  body: both('ღია მმართველობის სამუშაო ჯგუფი', 'Working group of open government'),
  chair: {
    ...{ name: both('ნინო მაგალითიძე', 'Nino Magalitidze'), post: both('ჯგუფის ხელმძღვანელი', 'Head of the group') },
    staff: chair.staff,
  },
  secretary: {
    ...{ name: both('ლელა ნიმუშაძე', 'Lela Nimushadze'), post: both('ჯგუფის მდივანი', 'Secretary of the group') },
    ...{ organisation: 'msda', staff: secretary.staff },
  },
  agenda: [
    { title: both('რუკის განახლება', 'The map renewed'), commitment: 'TBI0001' },
    { title: both('პეტიციის წესი', 'The rules of petitions') },
  ],
  quorum: { needed: 3, basis: both('უფლებამოსილია, თუ სამი წევრი ესწრება', 'Competent with three members') },
  ...change,
});

export const ATTENDEES = [
  {
    as: 'member',
    post: both('სააგენტოს წარმომადგენლები', 'Representatives of the agency'),
    organisation: 'msda',
    count: 2,
  },
  { as: 'member', post: both('ინსტიტუტის წარმომადგენელი', 'A representative of the institute'), organisation: 'idfi' },
  { as: 'guest', post: both('უნივერსიტეტის სტუმარი', 'A guest from the university') },
];
