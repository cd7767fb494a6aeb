import type { AdoptService } from '../../../commands/services/commands.js';
import { asked, both, only, step } from './wording.js';

/** General Administrative Code of Georgia, chapter III: public information is given at once, or within ten days. */
export const PUBLIC_INFORMATION: Partial<AdoptService> = {
  code: 'public-information',
  title: both('საჯარო ინფორმაციის მოთხოვნა', 'Request for public information'),
  about: both(
    'მოითხოვეთ მერიაში დაცული საჯარო ინფორმაცია: დოკუმენტი, მონაცემები ან ჩანაწერი.\n\nრისთვის გჭირდებათ, ამას არ გეკითხებით. ინფორმაციას დაუყოვნებლივ გასცემენ; თუ მისი მოძიება, დამუშავება ან სხვა უწყებასთან შეთანხმებაა საჭირო — არაუგვიანეს 10 სამუშაო დღისა.',
    'Ask for public information that City Hall keeps: a document, data or a record.\n\nYou are not asked what you need it for. Information is given at once; where it has to be searched for, put together or agreed upon with another body, within 10 working days at the latest.',
  ),
  lifeEvents: ['information'],
  mayApply: both(
    'ყველას. უცხო ქვეყნის მოქალაქეებს და იურიდიულ პირებს მოთხოვნის წარდგენა მომსახურების ცენტრშიც შეუძლიათ.',
    'Everybody. Foreign citizens and organisations may also hand in a request at a service hall.',
  ),
  deadlineDays: 10,
  termUnit: 'working-days',
  supplyDays: 5,
  legalBasis: both(
    'საქართველოს ზოგადი ადმინისტრაციული კოდექსი, თავი III (მუხლები 28, 37, 38, 40 და 41). საფასური არ არის, გარდა ასლის გადაღების ხარჯისა.',
    'General Administrative Code of Georgia, chapter III (articles 28, 37, 38, 40 and 41). There is no fee but the cost of making copies.',
  ),
  steps: [
    step('search', 'ინფორმაციის მოძიება', 'The information is searched for'),
    step(
      'review',
      'შემოწმება: ხომ არ შეიცავს საიდუმლოებას ან პერსონალურ მონაცემებს',
      'It is checked for secrets and personal data',
    ),
    step('answer', 'ინფორმაციის გაცემა ან დასაბუთებული უარი', 'It is given, or refused with reasons'),
  ],
  grounds: [
    { code: 'state-secret', label: both('სახელმწიფო საიდუმლოება', 'State secret') },
    { code: 'commercial-secret', label: both('კომერციული საიდუმლოება', 'Commercial secret') },
    { code: 'professional-secret', label: both('პროფესიული საიდუმლოება', 'Professional secret') },
    { code: 'personal-data', label: both('სხვისი პერსონალური მონაცემები', 'Personal data of somebody else') },
    { code: 'not-held', label: both('მერიას ეს ინფორმაცია არ აქვს', 'City Hall does not hold this information') },
  ],
  form: {
    type: 'object',
    properties: {
      what: asked('რა ინფორმაცია გჭირდებათ?', 'Which information do you need?', {
        ...{ type: 'string', 'x-lines': true, minLength: 10, maxLength: 4_000 },
        'x-hint': both(
          'აღწერეთ რაც შეიძლება ზუსტად: დოკუმენტი, საკითხი, პერიოდი. მიზეზის მითითება საჭირო არ არის.',
          'Describe it as exactly as you can: the document, the matter, the period. You need not say why.',
        ),
      }),
      how: asked('როგორ გსურთ მისი მიღება?', 'How would you like to receive it?', {
        ...{ type: 'string', enum: ['portal', 'email', 'copy', 'original'] },
        'x-choices': {
          portal: both('ელექტრონულად, ამ პორტალზე', 'Electronically, on this portal'),
          email: both('ელექტრონულად, ელფოსტით', 'Electronically, by e-mail'),
          copy: both('ქაღალდის ასლი მომსახურების ცენტრში', 'A paper copy, at a service hall'),
          original: both('დედანს ადგილზე გავეცნობი', 'I will look at the original'),
        },
      }),
      email: asked('ელფოსტის მისამართი', 'E-mail address', {
        ...{ type: 'string', minLength: 5, maxLength: 120, 'x-prefill': 'email' },
      }),
      attachment: asked('დოკუმენტი, თუ მოთხოვნას ახლავს', 'A document that goes with the request', {
        ...{ type: 'string', 'x-file': true },
      }),
    },
    required: ['what', 'how'],
    allOf: [only('how', 'email', ['email'])],
  },
};
