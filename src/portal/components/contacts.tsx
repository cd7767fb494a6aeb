import type { Contact } from '../../config.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { type Answered, AnswersList } from './answers-list.js';

const Mail = ({ to }: { to: string }) => <a href={`mailto:${to}`}>{to}</a>;

/** How to reach City Hall: what this instance names, and always by letter. */
export function Contacts({ contact: { phone, email }, lang }: { contact: Contact; lang: Lang }) {
  const { ways: t } = say(lang).contact;
  const ways: Answered[] = [{ question: t.letter, answer: t.address }];
  if (email) ways.unshift({ question: t.email, answer: <Mail to={email} /> });
  if (phone) ways.unshift({ question: t.phone, answer: <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> });
  return <AnswersList items={ways} />;
}

/** The same for the personal data protection officer. */
export function OfficerContacts({ contact: { officer }, lang }: { contact: Contact; lang: Lang }) {
  const { ways: t } = say(lang).contact;
  const letter = { question: t.letter, answer: t.officerAddress };
  return <AnswersList items={officer ? [{ question: t.email, answer: <Mail to={officer} /> }, letter] : [letter]} />;
}
