import type { BudgetHeading, BudgetLine } from '../../events/spending.js';

const both = (ka: string, en: string) => ({ ka, en });
const heading = (code: string, ka: string, en: string): BudgetHeading => ({ code, name: both(ka, en) });

/** Departments of the demonstration that spend money: made up, named after what they do. */
const WORKS = heading('works', 'კეთილმოწყობის სამსახური', 'Public works');
const ROADS = heading('roads', 'საგზაო სამსახური', 'Roads');
const TRANSPORT = heading('transport', 'ტრანსპორტის სამსახური', 'Transport');
const GREENERY = heading('greenery', 'გამწვანების სამსახური', 'Parks and trees');
const CARE = heading('care', 'ჯანდაცვისა და სოციალური სამსახური', 'Health and social care');
const SCHOOLS = heading('schools', 'განათლებისა და სპორტის სამსახური', 'Education and sport');
const CULTURE = heading('culture', 'კულტურის სამსახური', 'Culture');
const RESCUE = heading('rescue', 'საგანგებო სიტუაციების სამსახური', 'Emergency services');
const OFFICE = heading('office', 'მერიის ადმინისტრაცია', 'Administration');

/** A line for the whole city, or with `shares` one for each district. `millions`: of lari. */
type Made = {
  readonly title: ReturnType<typeof both>;
  readonly department: BudgetHeading;
  readonly millions: number;
  readonly shares?: Readonly<Record<string, number>>;
};
type Programme = { readonly programme: BudgetHeading; readonly lines: readonly Made[] };

/** How a sum is parted between the districts, in hundredths. */
const DISTRICTS = {
  ...{ samgori: 16, gldani: 16, nadzaladevi: 14, saburtalo: 13, isani: 11 },
  ...{ vake: 10, didube: 6, chughureti: 6, mtatsminda: 4, krtsanisi: 4 },
};

const made = (ka: string, en: string, department: BudgetHeading, millions: number, shares?: Made['shares']): Made => ({
  ...{ title: both(ka, en), department, millions, ...(shares && { shares }) },
});

/** Made up, of the order of what the city has published of its budgets: about 1,200 million lari. */
const PROGRAMMES: readonly Programme[] = [
  {
    programme: heading('01', 'გზები და ტრანსპორტი', 'Roads and transport'),
    lines: [
      made('გზებისა და ხიდების შეკეთება', 'Repair of roads and bridges', ROADS, 96),
      made('ტროტუარების შეკეთება', 'Repair of pavements', ROADS, 48, DISTRICTS),
      made('საზოგადოებრივი ტრანსპორტი', 'Public transport', TRANSPORT, 184),
    ],
  },
  {
    programme: heading('02', 'მუნიციპალური ინფრასტრუქტურა', 'Municipal infrastructure'),
    lines: [
      made('სანიაღვრე სისტემები', 'Storm drains', WORKS, 38),
      made('გარე განათება', 'Street lighting', WORKS, 31),
      made('ეზოები და საბავშვო მოედნები', 'Yards and playgrounds', WORKS, 44, DISTRICTS),
      made('ავარიული სახლების ჩანაცვლება', 'Replacing unsafe houses', WORKS, 72),
    ],
  },
  {
    programme: heading('03', 'დასუფთავება და გარემო', 'Cleaning and the environment'),
    lines: [
      made('დასუფთავება', 'Street cleaning and waste', WORKS, 78),
      made('პარკები და სკვერები', 'Parks and squares', GREENERY, 52),
      made('ხეების მოვლა', 'Care of trees', GREENERY, 14),
    ],
  },
  {
    programme: heading('04', 'სოციალური დაცვა', 'Social protection'),
    lines: [
      made('კომუნალური გადასახადის დახმარება', 'Help with utility bills', CARE, 61),
      made('უფასო სასადილოები', 'Free canteens', CARE, 33),
      made('შეღავათიანი მგზავრობა', 'Reduced fares', CARE, 46),
    ],
  },
  {
    programme: heading('05', 'ჯანდაცვა', 'Health'),
    lines: [made('მკურნალობის დაფინანსება', 'Paying for treatment', CARE, 29)],
  },
  {
    programme: heading('06', 'განათლება', 'Education'),
    lines: [
      made('საბავშვო ბაღები', 'Kindergartens', SCHOOLS, 168),
      made('ბაღების მშენებლობა', 'Building kindergartens', SCHOOLS, 41),
    ],
  },
  {
    programme: heading('07', 'კულტურა, სპორტი და ახალგაზრდობა', 'Culture, sport and youth'),
    lines: [
      made('თეატრები და მუზეუმები', 'Theatres and museums', CULTURE, 34),
      made('სპორტული მოედნები', 'Sports grounds', SCHOOLS, 22),
      made('ბიბლიოთეკები', 'Libraries', CULTURE, 9),
    ],
  },
  {
    programme: heading('08', 'უსაფრთხოება', 'Safety'),
    lines: [made('სახანძრო-სამაშველო სამსახური', 'Fire and rescue', RESCUE, 35)],
  },
  {
    programme: heading('09', 'მართვა', 'Administration'),
    lines: [
      made('მერია და გამგეობები', 'City Hall and the districts', OFFICE, 68),
      made('ელექტრონული მომსახურება', 'Electronic services', OFFICE, 12),
    ],
  },
];

const LARI = 100;

/** Every line, with its plan in tetri. @param factor of the sums: years are not alike */
export function demoLines(factor: number): BudgetLine[] {
  return PROGRAMMES.flatMap(({ programme, lines }) =>
    lines.flatMap(({ title, department, millions, shares }, n): BudgetLine[] => {
      const line = `${programme.code}.0${n + 1}`;
      const whole = Math.round(millions * factor * 10) * 100_000 * LARI;
      const of = { title, programme, department };
      if (!shares) return [{ ...of, line, district: null, plan: whole }];
      return Object.entries(shares).map(([district, share], i) => ({
        ...of,
        ...{ line: `${line}.${String(i + 1).padStart(2, '0')}`, district, plan: (whole / 100) * share },
      }));
    }),
  );
}
