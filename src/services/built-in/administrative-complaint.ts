import type { AdoptService } from '../../../commands/services/commands.js';
import { asked, both, only, step } from './wording.js';

/** General Administrative Code of Georgia, chapter XIII: a complaint is filed within a month, and decided within a month. */
export const ADMINISTRATIVE_COMPLAINT: Partial<AdoptService> = {
  code: 'administrative-complaint',
  title: both('ადმინისტრაციული საჩივარი', 'Administrative complaint'),
  about: both(
    'გაასაჩივრეთ მერიის ან მისი თანამდებობის პირის გადაწყვეტილება, ქმედება ან უმოქმედობა.\n\nსაჩივარი ერთი თვის ვადაში წარადგინეთ იმ დღიდან, როცა გადაწყვეტილების შესახებ შეიტყვეთ. მას ერთ თვეში განიხილავენ. თუ ვადის ბოლო დღე დასვენების ან უქმე დღეა, ვადა მომდევნო სამუშაო დღეს იწურება.',
    'Complain about a decision of City Hall or of an official of it, about what they did or failed to do.\n\nFile it within a month from the day on which you learned of the decision. It is decided on within a month. Where the last day of the term is a day off or a holiday, the term ends on the next working day.',
  ),
  lifeEvents: ['complaint'],
  mayApply: both(
    'ვის უფლებას ან კანონიერ ინტერესსაც გადაწყვეტილება, ქმედება ან უმოქმედობა ეხება.',
    'Whoever has a right or a lawful interest that the decision, the deed or the failure to act touches.',
  ),
  documents: [both('გასაჩივრებული გადაწყვეტილების ასლი, თუ გაქვთ', 'A copy of the decision, if you have one')],
  deadlineDays: 1,
  termUnit: 'months',
  supplyDays: 10,
  legalBasis: both(
    'საქართველოს ზოგადი ადმინისტრაციული კოდექსი, თავი XIII (მუხლები 177–183 და 201–203).',
    'General Administrative Code of Georgia, chapter XIII (articles 177 to 183 and 201 to 203).',
  ),
  steps: [
    step('admissible', 'დასაშვებობის შემოწმება', 'Whether it can be decided on is checked'),
    step('hearing', 'მხარეების მოსმენა', 'Both sides are heard'),
    step('decision', 'დასაბუთებული გადაწყვეტილება', 'A decision with reasons'),
  ],
  grounds: [
    { code: 'unfounded', label: both('საჩივარი უსაფუძვლოა', 'The complaint is unfounded') },
    { code: 'too-late', label: both('გასაჩივრების ვადა გასულია', 'It came after the term for complaints') },
    {
      code: 'no-interest',
      label: both('გადაწყვეტილება განმცხადებელს არ ეხება', 'The decision does not touch the applicant'),
    },
    {
      code: 'decided-before',
      label: both(
        'იმავე საკითხზე უკვე არსებობს სასამართლოს ან საჩივარზე მიღებული გადაწყვეტილება',
        'There is a decision of a court, or on a complaint, in the same matter',
      ),
    },
    {
      code: 'not-competent',
      label: both('საკითხი მერიის უფლებამოსილებაში არ შედის', 'The matter is not for City Hall'),
    },
  ],
  form: {
    type: 'object',
    properties: {
      against: asked('რას ასაჩივრებთ?', 'What is the complaint about?', {
        ...{ type: 'string', enum: ['decision', 'deed', 'silence'] },
        'x-choices': {
          decision: both('გადაწყვეტილებას', 'A decision'),
          deed: both('ქმედებას', 'Something that was done'),
          silence: both('უმოქმედობას ან პასუხის გაუცემლობას', 'Something that was not done or not answered'),
        },
      }),
      number: asked('გადაწყვეტილების ნომერი, თუ იცით', 'Number of the decision, if you know it', {
        ...{ type: 'string', maxLength: 60 },
      }),
      copy: asked('გადაწყვეტილების ასლი', 'A copy of the decision', { type: 'string', 'x-file': true }),
      whose: asked('ვინ მიიღო გადაწყვეტილება, იმოქმედა ან არ იმოქმედა?', 'Who decided, acted or failed to act?', {
        ...{ type: 'string', minLength: 3, maxLength: 200 },
        'x-hint': both('სამსახური ან თანამდებობის პირი', 'A department or an official'),
      }),
      learned: asked('როდის შეიტყვეთ ამის შესახებ?', 'When did you learn of it?', { type: 'string', format: 'date' }),
      why: asked('რა მოხდა და რატომ მიიჩნევთ ამას უკანონოდ?', 'What happened, and why is it unlawful?', {
        ...{ type: 'string', 'x-lines': true, minLength: 10, maxLength: 4_000 },
      }),
      demand: asked('რას ითხოვთ?', 'What do you ask for?', {
        ...{ type: 'string', 'x-lines': true, minLength: 5, maxLength: 2_000 },
        'x-hint': both(
          'მაგალითად: გადაწყვეტილების ბათილად ცნობა, შეცვლა ან ახლის მიღება.',
          'Such as that the decision be annulled, changed or made anew.',
        ),
      }),
      evidence: asked('მტკიცებულება', 'Evidence', { type: 'string', 'x-file': true }),
      hearing: asked('გსურთ, ზეპირ მოსმენას დაესწროთ?', 'Would you like to be heard in person?', { type: 'boolean' }),
    },
    required: ['against', 'whose', 'learned', 'why', 'demand', 'hearing'],
    allOf: [only('against', 'decision', [], ['number', 'copy'])],
  },
};
