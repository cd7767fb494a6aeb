import type { ProcessingDescribed } from '../../events/privacy.js';

type Entry = Omit<ProcessingDescribed['data'], 'version'>;

const LAW = {
  ka: '„პერსონალურ მონაცემთა დაცვის შესახებ“ კანონი: კანონით დაკისრებული ამოცანის შესრულება',
  en: 'Law on Personal Data Protection: a task that the law gives to City Hall',
};

/** The register of processing of the demonstration: what this very portal does with personal data. */
export const PROCESSING: readonly Entry[] = [
  {
    activity: 'petitions',
    title: { ka: 'პეტიციები და ხელმოწერები', en: 'Petitions and signatures' },
    purpose: {
      ka: 'პეტიციის მიღება, ხელმოწერების დათვლა ისე, რომ ერთმა ადამიანმა ერთხელ მოაწეროს ხელი, და პასუხის გაცემა',
      en: 'To receive petitions, to count each person once, and to answer',
    },
    legalBasis: LAW,
    data: {
      ka: 'სახელი, პირადი ნომერი, რაიონი, პეტიციის ტექსტი; სურვილის შემთხვევაში — ინიციალები',
      en: 'Name, personal number, district, text of the petition; initials, where somebody wants them shown',
    },
    recipients: {
      ka: 'საკრებულოს პეტიციის ხელმომწერთა სიას საკრებულო იღებს; სხვა არავინ',
      en: 'The list of signatories of a petition to the Sakrebulo goes to the Sakrebulo; to nobody else',
    },
    retention: {
      ka: 'პასუხისა და გასაჩივრების ვადის შემდეგ 6 თვე; რაოდენობა რაიონების მიხედვით რჩება',
      en: 'Six months after the terms for answer and appeal; counts by district stay',
    },
  },
  {
    activity: 'sign-in',
    title: { ka: 'შესვლა და სესიები', en: 'Signing in and sessions' },
    purpose: {
      ka: 'ვინაობის დადასტურება და ანგარიშის დაცვა',
      en: 'To make sure who somebody is, and to protect their account',
    },
    legalBasis: LAW,
    data: {
      ka: 'პირადი ნომერი, საკონტაქტო მონაცემი, ერთჯერადი კოდი, მოწყობილობის დასახელება',
      en: 'Personal number, contact, one-time code, name of the device',
    },
    recipients: { ka: 'შეტყობინებების გამგზავნი ოპერატორი', en: 'The operator that sends messages' },
    retention: {
      ka: 'კოდი: 10 წუთი; სესია: არაუმეტეს 12 საათისა',
      en: 'Codes: 10 minutes; sessions: 12 hours at the most',
    },
  },
  {
    activity: 'paper-sheets',
    title: { ka: 'ხელმოწერების ფურცლები', en: 'Paper sheets' },
    purpose: { ka: 'ქაღალდზე შეგროვებული ხელმოწერების ჩათვლა', en: 'To count signatures that were collected on paper' },
    legalBasis: LAW,
    data: { ka: 'ფურცლის სურათი, სახელი, პირადი ნომერი', en: 'Picture of the sheet, names, personal numbers' },
    recipients: { ka: 'არავინ მერიის გარეთ', en: 'Nobody outside City Hall' },
    retention: { ka: 'იმავე ვადით, რითაც ხელმოწერები', en: 'As long as signatures' },
  },
  {
    activity: 'data-requests',
    title: { ka: 'მოთხოვნები პირად მონაცემებზე', en: 'Requests about personal data' },
    purpose: { ka: 'მონაცემთა სუბიექტის მოთხოვნებზე პასუხი', en: 'To answer what people ask about their data' },
    legalBasis: LAW,
    data: { ka: 'მოთხოვნის ტექსტი და პასუხი', en: 'Text of the request, and the answer' },
    recipients: { ka: 'არავინ მერიის გარეთ', en: 'Nobody outside City Hall' },
    retention: { ka: 'სანამ მისი ავტორი თავის მონაცემებს არ წაშლის', en: 'Until whoever made it erases their data' },
  },
  {
    activity: 'forum',
    title: { ka: 'ფორუმი', en: 'The forum' },
    purpose: {
      ka: 'საჯარო საუბარი ქალაქის საქმეებზე და პოსტების მოდერაცია',
      en: 'Public talk about the affairs of the city, and moderation of what is written',
    },
    legalBasis: LAW,
    data: {
      ka: 'დაწერილი ტექსტი; სურვილის შემთხვევაში — სახელი ან ფსევდონიმი',
      en: 'What somebody writes; a name or a pen name, where they want it shown',
    },
    recipients: {
      ka: 'ტექსტს ყველა კითხულობს; დამალულს მხოლოდ მოდერატორები და ავტორი',
      en: 'Everybody reads it; what is hidden, only moderators and its author',
    },
    retention: {
      ka: 'სანამ ავტორი წაშლას მოითხოვს; რაოდენობები რჩება',
      en: 'Until its author asks to be forgotten; counts stay',
    },
  },
];
