import type { TemplateAdopted } from '../../events/report-templates.js';

/** Words that the officials of the demonstration begin an answer with. */
export const TEMPLATES: readonly TemplateAdopted['data'][] = [
  {
    ...{ template: 'cleaned', version: 1, category: 'litter', status: 'resolved' },
    title: { ka: 'ნაგავი გატანილია', en: 'The litter is gone' },
    text: {
      ka: 'ნაგავი გავიტანეთ და ადგილი დავასუფთავეთ.\n\nგმადლობთ, რომ შეგვატყობინეთ!',
      en: 'We have taken the litter away and cleaned the place.\n\nThank you for telling us!',
    },
  },
  {
    ...{ template: 'repaired', version: 1, category: null, status: 'resolved' },
    title: { ka: 'დაზიანება აღმოიფხვრა', en: 'The damage is repaired' },
    text: {
      ka: 'დაზიანება აღმოვფხვერით.\n\nგმადლობთ, რომ შეგვატყობინეთ!',
      en: 'We have repaired the damage.\n\nThank you for telling us!',
    },
  },
  {
    ...{ template: 'no-defect', version: 1, category: null, status: 'refused' },
    title: { ka: 'დაზიანება ვერ ვნახეთ', en: 'No damage was found' },
    text: {
      ka: 'ადგილზე ვიყავით და დაზიანება ვერ ვნახეთ. თუ პრობლემა ისევ არის, შეტყობინება ხელახლა გახსენით და დააზუსტეთ, სად ხედავთ მას.',
      en: 'We went there and found no damage. If the problem is still there, open the report again and say where exactly you see it.',
    },
  },
  {
    ...{ template: 'owners', version: 1, category: null, status: 'not-ours' },
    title: { ka: 'ბინათმესაკუთრეთა ამხანაგობა', en: 'The owners’ association' },
    text: {
      ka: 'სახლის ბინათმესაკუთრეთა ამხანაგობა: მიმართეთ მის თავმჯდომარეს.',
      en: 'The owners’ association of the house: ask its chair.',
    },
  },
];
