import { both } from './plan-today.js';

/** What made-up people said to the plan, and what was done with it. */
export const CONTRIBUTIONS = [
  {
    ...{ commitment: 'demo-map', day: 60, who: 611, kind: 'proposal', display: 'register' },
    text: 'გთხოვთ, რუკაზე ტროტუარების მდგომარეობაც გამოჩნდეს: ეტლით ბევრგან ვერ გაივლი.',
    answer: {
      ...{ day: 48, decision: 'accepted' },
      text: both(
        'მივიღეთ: ტროტუარების კატეგორია რუკას დაემატა.',
        'Accepted: a category for pavements was added to the map.',
      ),
    },
  },
  {
    ...{ commitment: 'demo-budget', day: 50, who: 640, kind: 'objection', display: 'none' },
    text: 'ერთი რაუნდი წელიწადში ცოტაა. კვარტალში ერთხელ უნდა ტარდებოდეს.',
    answer: {
      ...{ day: 30, decision: 'not-accepted' },
      text: both(
        'რაუნდს მიმოხილვასთან ერთად თვეები სჭირდება; კვარტალში ერთხელ წინადადებებს ვერ შევამოწმებდით.',
        'With its reviews a round takes months; proposals could not be reviewed once a quarter.',
      ),
    },
  },
  {
    ...{ commitment: 'demo-services', day: 33, who: 655, kind: 'question', display: 'none' },
    text: 'შეფასებები იმ სერვისცენტრების მიხედვითაც გამოქვეყნდება, სადაც ადამიანი მივიდა?',
    answer: {
      ...{ day: 12, decision: 'partly-accepted' },
      text: both(
        'სერვისების მიხედვით — დიახ; ცენტრების მიხედვით მაშინ, როცა პასუხები საკმარისი იქნება.',
        'By service, yes; by centre once there are enough answers.',
      ),
    },
  },
  {
    ...{ commitment: 'demo-spending', day: 6, who: 670, kind: 'comment', display: 'none' },
    text: 'კარგია, რომ ხარჯები ყოველდღე ჩანს. მიმღების მიხედვით ძებნაც გამოგვადგებოდა.',
  },
] as const;
