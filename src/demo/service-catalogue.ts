import { DISTRICTS } from '../../events/districts.js';
import { TEXT_FORMATS } from '../../events/services.js';
import { districtName } from '../map/district-names.js';
import { both, day, file, formOf, line, lines, oneOf, someOf, whole, yes } from './service-form.js';

const LAW = both(
  'სადემონსტრაციო წესი; არ არის თბილისის მერიის სამართლებრივი აქტი',
  'Demonstration rules; not a legal act of Tbilisi City Hall',
);
const choice = (code: string, ka: string, en: string) => ({ code, label: both(ka, en) });
const districts = DISTRICTS.map((code) => ({
  ...{ code, label: both(districtName('ka', code).name, districtName('en', code).name) },
}));
const applicant = line(both('თქვენი სახელი და გვარი', 'Your first and last name'), { prefill: 'name' });
const district = oneOf(both('რომელ რაიონში?', 'In which district?'), districts, { prefill: 'district' });
const phone = line(both('საკონტაქტო ტელეფონი', 'Telephone'), { pattern: TEXT_FORMATS.phone, prefill: 'phone' });
const plot = line(both('საკადასტრო კოდი', 'Cadastral code'), {
  pattern: TEXT_FORMATS['cadastral-code'],
  hint: both('მაგალითად, 01.10.13.014', 'For example 01.10.13.014'),
});
const step = (code: string, ka: string, en: string) => ({ code, title: both(ka, en) });
const ground = choice;
const CHECK = step('check', 'საბუთების შემოწმება', 'The documents are checked');
const VISIT = step('visit', 'ადგილზე დათვალიერება', 'A visit to the place');
const NOT_TRUE = ground(
  'not-as-said',
  'მონაცემები რეესტრს არ ემთხვევა',
  'What was said is not what the register holds',
);

/** What the city hall of the demonstration does for people: typical, and made up. */
export const SERVICES = [
  {
    code: 'newborn-aid',
    title: both('ახალშობილის ოჯახის დახმარება', 'Aid for the family of a newborn'),
    about: both(
      'ერთჯერადი დახმარება ოჯახს, რომელსაც შვილი შეეძინა. თანხა ბანკის ანგარიშზე ირიცხება.',
      'A single payment to a family in which a child was born. It is paid to a bank account.',
    ),
    lifeEvents: ['birth'],
    mayApply: both('ერთ-ერთი მშობელი, თუ ქალაქში ცხოვრობს.', 'Either parent who lives in the city.'),
    documents: [both('ბავშვის დაბადების მოწმობა', 'The child’s birth certificate')],
    ...{ minAge: 18, deadlineDays: 10, department: 'social', legalBasis: LAW },
    steps: [CHECK, step('payment', 'თანხის ჩარიცხვა', 'The payment')],
    grounds: [NOT_TRUE, ground('too-late', 'დაბადებიდან ერთ წელზე მეტი გავიდა', 'The birth was over a year ago')],
    form: formOf({
      name: applicant,
      child: line(both('ბავშვის სახელი და გვარი', 'The child’s first and last name')),
      born: day(both('როდის დაიბადა?', 'When was the child born?')),
      which: whole(both('მერამდენე შვილია?', 'Which child of the family is it?'), 1, 20),
      phone,
    }),
  },
  {
    code: 'kindergarten',
    title: both('ბაგა-ბაღში ადგილი', 'A place in kindergarten'),
    about: both(
      'ბავშვის ჩარიცხვა მუნიციპალურ ბაგა-ბაღში. ადგილი რიგით ნაწილდება.',
      'Enrolling a child in a municipal kindergarten. Places are given in turn.',
    ),
    lifeEvents: ['kindergarten', 'birth'],
    mayApply: both('2-დან 6 წლამდე ბავშვის მშობელი ან მეურვე.', 'A parent or guardian of a child of two to six.'),
    documents: [
      both('ბავშვის დაბადების მოწმობა', 'The child’s birth certificate'),
      both('ცნობა ჯანმრთელობის შესახებ', 'A certificate of health'),
    ],
    ...{ minAge: 18, deadlineDays: 15, supplyDays: 7, department: 'children', legalBasis: LAW },
    steps: [CHECK, step('queue', 'რიგში ჩაწერა', 'A place in the queue'), step('place', 'ადგილი', 'A place')],
    grounds: [NOT_TRUE, ground('no-place', 'არჩეულ ბაღებში ადგილი არ არის', 'There is no place in those chosen')],
    form: formOf(
      {
        name: applicant,
        child: line(both('ბავშვის სახელი და გვარი', 'The child’s first and last name')),
        born: day(both('როდის დაიბადა ბავშვი?', 'When was the child born?')),
        district,
        group: oneOf(both('რომელი ჯგუფი გსურთ?', 'Which group do you want?'), [
          choice('nursery', 'ბაგა (2–3 წელი)', 'Nursery (two to three)'),
          choice('young', 'უმცროსი (3–4 წელი)', 'Younger (three to four)'),
          choice('old', 'უფროსი (4–6 წელი)', 'Older (four to six)'),
        ]),
        support: yes(both('სჭირდება ბავშვს განსაკუთრებული მხარდაჭერა?', 'Does the child need special support?')),
        needs: lines(both('რა მხარდაჭერა სჭირდება?', 'What support is needed?')),
        certificate: file(both('დაბადების მოწმობა', 'Birth certificate'), { optional: true }),
      },
      [{ question: 'support', is: true, asks: 'needs' }],
    ),
  },
  {
    code: 'tree-work',
    title: both('ხის მოჭრა ან გასხვლა', 'Felling or pruning a tree'),
    about: both(
      'ნებართვა ეზოში მდგარი ხის მოჭრაზე ან გასხვლაზე. სპეციალისტი ხეს ადგილზე ნახავს.',
      'A permit to fell or prune a tree in a yard. Somebody who knows trees comes to see it.',
    ),
    lifeEvents: ['nature', 'home'],
    mayApply: both('ნაკვეთის მესაკუთრე ან ამხანაგობა.', 'Whoever owns the plot, or an owners’ association.'),
    documents: [both('ხის ფოტო', 'A photo of the tree')],
    ...{ deadlineDays: 10, supplyDays: 5, department: 'greenery', legalBasis: LAW },
    steps: [VISIT, step('opinion', 'დასკვნა', 'An opinion')],
    grounds: [ground('healthy', 'ხე ჯანსაღია და საფრთხეს არ ქმნის', 'The tree is healthy and endangers nobody')],
    form: formOf(
      {
        name: applicant,
        plot,
        work: oneOf(both('რა უნდა გაკეთდეს?', 'What is to be done?'), [
          choice('prune', 'გასხვლა', 'Pruning'),
          choice('fell', 'მოჭრა', 'Felling'),
        ]),
        trees: whole(both('რამდენი ხეა?', 'How many trees?'), 1, 50),
        why: someOf(both('რატომ?', 'Why?'), [
          choice('sick', 'ხე ხმება', 'It is dying'),
          choice('danger', 'წაქცევის საფრთხეა', 'It may fall'),
          choice('wires', 'სადენებს ეხება', 'It touches wires'),
        ]),
        owner: yes(both('ნაკვეთი თქვენია?', 'Is the plot yours?')),
        consent: lines(both('ვინ არის მესაკუთრე და როგორ დაგთანხმდათ?', 'Who owns it, and how did they agree?')),
      },
      [{ question: 'owner', is: false, asks: 'consent' }],
    ),
  },
  {
    code: 'small-building',
    title: both('მცირე მშენებლობის შეტყობინება', 'Notice of minor building work'),
    about: both(
      'ღობე, ფარდული, ფასადის შეცვლა: სამუშაო, რომელსაც მშენებლობის ნებართვა არ სჭირდება, მაგრამ შეთანხმება — დიახ.',
      'A fence, a shed, a changed façade: work that needs no building permit, but has to be agreed.',
    ),
    lifeEvents: ['building', 'home'],
    mayApply: both('უძრავი ქონების მესაკუთრე.', 'Whoever owns the property.'),
    documents: [both('ესკიზი ზომებით', 'A sketch with measures')],
    ...{ fee: 3_000, deadlineDays: 20, termUnit: 'calendar-days', department: 'building', legalBasis: LAW },
    steps: [CHECK, VISIT, step('agreement', 'შეთანხმება', 'The agreement')],
    grounds: [
      ground('needs-permit', 'სამუშაოს მშენებლობის ნებართვა სჭირდება', 'The work needs a building permit'),
      ground('monument', 'შენობა კულტურული მემკვიდრეობის ძეგლია', 'The building is a listed monument'),
    ],
    form: formOf({
      name: applicant,
      plot,
      work: oneOf(both('რას აშენებთ?', 'What do you build?'), [
        choice('fence', 'ღობეს', 'A fence'),
        choice('shed', 'ფარდულს', 'A shed'),
        choice('facade', 'ფასადს ვცვლი', 'I change a façade'),
      ]),
      from: day(both('როდის იწყებთ?', 'When do you begin?')),
      about: lines(both('მოკლედ აღწერეთ სამუშაო', 'Describe the work shortly')),
      sketch: file(both('ესკიზი', 'Sketch'), { optional: true }),
    }),
  },
  {
    code: 'street-trade',
    title: both('გარე ვაჭრობის ადგილი', 'A place for street trade'),
    about: both(
      'ადგილი ქუჩაში ან პარკში ყვავილების, წიგნების ან ხილის გასაყიდად, ერთი სეზონით.',
      'A place in a street or a park to sell flowers, books or fruit for one season.',
    ),
    lifeEvents: ['work'],
    mayApply: both('მეწარმედ რეგისტრირებული პირი.', 'Anybody who is registered as an entrepreneur.'),
    documents: [both('მეწარმის რეგისტრაციის ამონაწერი', 'An extract from the register of entrepreneurs')],
    ...{ minAge: 18, fee: 5_000, deadlineDays: 10, department: 'trade', legalBasis: LAW },
    steps: [CHECK, VISIT],
    grounds: [
      ground('taken', 'ადგილი დაკავებულია', 'The place is taken'),
      ground('in-the-way', 'ადგილი გადასასვლელს კეტავს', 'It would block the way'),
    ],
    form: formOf({
      name: applicant,
      company: line(both('საიდენტიფიკაციო კოდი', 'Company code'), {
        ...{ pattern: TEXT_FORMATS['company-code'], optional: true },
        hint: both('9 ციფრი; თუ გაქვთ', 'Nine digits, if you have one'),
      }),
      goods: someOf(both('რას ყიდით?', 'What do you sell?'), [
        choice('flowers', 'ყვავილებს', 'Flowers'),
        choice('books', 'წიგნებს', 'Books'),
        choice('fruit', 'ხილსა და ბოსტნეულს', 'Fruit and vegetables'),
      ]),
      district,
      place: lines(both('კონკრეტულად სად?', 'Where exactly?')),
      months: whole(both('რამდენი თვით?', 'For how many months?'), 1, 6),
    }),
  },
  {
    code: 'resident-parking',
    title: both('მაცხოვრებლის პარკირება', 'Parking for residents'),
    about: both(
      'უფასო პარკირება იმ ზონაში, სადაც ცხოვრობთ, ერთი წლით.',
      'Free parking in the zone where you live, for one year.',
    ),
    lifeEvents: ['transport', 'home'],
    mayApply: both('ზონაში რეგისტრირებული მაცხოვრებელი.', 'Whoever is registered in the zone.'),
    ...{ minAge: 18, deadlineDays: 5, department: 'transport', legalBasis: LAW },
    steps: [CHECK],
    grounds: [NOT_TRUE, ground('second-car', 'ბინაზე ნებართვა უკვე გაცემულია', 'The flat has a permit already')],
    form: formOf({
      name: applicant,
      district,
      car: line(both('მანქანის ნომერი', 'Number plate'), {
        ...{ pattern: TEXT_FORMATS['car-number'] },
        hint: both('მაგალითად, AB-123-CD', 'For example AB-123-CD'),
      }),
      own: yes(both('მანქანა თქვენია?', 'Is the car yours?')),
    }),
  },
  {
    code: 'free-meals',
    title: both('უფასო კვება', 'Free meals'),
    about: both(
      'ერთჯერადი კვება დღეში იმათთვის, ვისაც უჭირს. ვინ ითხოვა და რა გადაწყდა, საჯარო არ არის.',
      'One meal a day for those who are in need. Who asked and what was decided is not public.',
    ),
    lifeEvents: ['hardship', 'health'],
    mayApply: both('ვინც სოციალურად დაუცველია ან შემოსავალი არ აქვს.', 'Whoever is in need or has no income.'),
    ...{ deadlineDays: 5, supplyDays: 5, department: 'social', sensitive: true, legalBasis: LAW },
    steps: [CHECK, step('card', 'ბარათის გაცემა', 'A card is given out')],
    grounds: [ground('income', 'შემოსავალი ზღვარს აღემატება', 'The income is above the limit')],
    form: formOf({
      name: applicant,
      district,
      people: whole(both('რამდენი ადამიანი ცხოვრობთ ერთად?', 'How many of you live together?'), 1, 20),
      reason: someOf(both('რა გიჭირთ?', 'What is hard for you?'), [
        choice('work', 'სამსახური არ მაქვს', 'I have no work'),
        choice('illness', 'ავადმყოფობა', 'Illness'),
        choice('age', 'ასაკი', 'Age'),
      ]),
      words: lines(both('სხვა რამის თქმა თუ გსურთ', 'Anything else you want to say'), { optional: true }),
    }),
  },
  {
    code: 'burial-plot',
    title: both('დასაკრძალავი ადგილი', 'A place for a burial'),
    about: both(
      'ადგილი მუნიციპალურ სასაფლაოზე. განაცხადს იმავე ან მომდევნო სამუშაო დღეს განიხილავენ.',
      'A place in a municipal cemetery. Applications are decided on that or the next working day.',
    ),
    lifeEvents: ['bereavement'],
    mayApply: both('გარდაცვლილის ოჯახის წევრი.', 'Anybody of the family.'),
    documents: [both('გარდაცვალების მოწმობა', 'The death certificate')],
    ...{ minAge: 18, deadlineDays: 2, department: 'social', legalBasis: LAW },
    steps: [CHECK],
    grounds: [ground('closed', 'სასაფლაო დახურულია', 'The cemetery is closed')],
    form: formOf({
      name: applicant,
      late: line(both('გარდაცვლილის სახელი და გვარი', 'First and last name of the deceased')),
      died: day(both('გარდაცვალების დღე', 'Day of death')),
      beside: yes(both('გსურთ ოჯახის საფლავის გვერდით?', 'Should it be beside a grave of the family?')),
      phone,
    }),
  },
] as const;
