import type { BudgetLineDoc, LineDayDoc } from '../../../read-models/spending-documents.js';
import { column, type OpenTable, scanned } from '../table.js';

const KEYWORDS = { ka: ['ბიუჯეტი', 'ხარჯები'], en: ['budget', 'spending'] };

/** Every line of every budget. */
const lines: OpenTable = {
  name: 'budget-lines',
  title: { ka: 'ბიუჯეტის მუხლები', en: 'Lines of the budget' },
  about: {
    ka: 'ყოველი წლის ბიუჯეტის ყველა მუხლი: პროგრამა, უწყება, დამტკიცებული, დაზუსტებული და დახარჯული თანხა.',
    en: 'Every line of every year’s budget: programme, department, money adopted, planned and spent.',
  },
  keywords: KEYWORDS,
  theme: 'ECON',
  columns: [
    column('year', 'integer', 'წელი', 'Year'),
    column('line', 'string', 'მუხლის კოდი', 'Code of the line'),
    column('title_ka', 'string', 'დასახელება ქართულად', 'Title in Georgian'),
    column('title_en', 'string', 'დასახელება ინგლისურად', 'Title in English'),
    column('programme', 'string', 'პროგრამის კოდი', 'Code of the programme'),
    column('programme_ka', 'string', 'პროგრამა ქართულად', 'Programme in Georgian'),
    column('programme_en', 'string', 'პროგრამა ინგლისურად', 'Programme in English'),
    column('department', 'string', 'უწყების კოდი', 'Code of the department'),
    column('department_ka', 'string', 'უწყება ქართულად', 'Department in Georgian'),
    column('department_en', 'string', 'უწყება ინგლისურად', 'Department in English'),
    column('area', 'string', 'რაიონის კოდი, ან city', 'Code of the district, or city'),
    column('adopted_tetri', 'integer', 'თავდაპირველად დამტკიცებული, თეთრი', 'As first adopted, in tetri'),
    column('plan_tetri', 'integer', 'დაზუსტებული გეგმა, თეთრი', 'As planned now, in tetri'),
    column('spent_tetri', 'integer', 'დახარჯული, თეთრი', 'Spent, in tetri'),
  ],
  async *rows(reading) {
    for await (const some of scanned<BudgetLineDoc>(reading, 'budget-lines'))
      for (const { year, line, title, programme, department, area, adopted, plan, spent } of some) {
        const headings = [programme, department].flatMap(({ code, name }) => [code, name.ka, name.en]);
        yield [year, line, title.ka, title.en, ...headings, area, adopted, plan, spent];
      }
  },
};

/** Every payment. */
const payments: OpenTable = {
  name: 'payments',
  title: { ka: 'გადახდები', en: 'Payments' },
  about: {
    ka: 'ყველა გადახდა დღეების მიხედვით; მიმღები დასახელებულია, თუ ორგანიზაციაა.',
    en: 'Every payment day by day; payees are named where they are organisations.',
  },
  keywords: KEYWORDS,
  theme: 'ECON',
  columns: [
    column('number', 'string', 'გადახდის ნომერი', 'Number of the payment'),
    column('day', 'date', 'დღე', 'The day'),
    column('line', 'string', 'ბიუჯეტის მუხლი', 'Line of the budget'),
    column('tetri', 'integer', 'თანხა თეთრებში', 'Money, in tetri'),
    column('contract', 'string', 'ხელშეკრულების ნომერი', 'Number of the contract'),
    column(
      'payee_code',
      'string',
      'მიმღები ორგანიზაციის საიდენტიფიკაციო კოდი',
      'Identification code of the organisation',
    ),
    column('payee', 'string', 'მიმღები ორგანიზაცია', 'The organisation that was paid'),
  ],
  async *rows(reading) {
    for await (const some of scanned<LineDayDoc>(reading, 'payments'))
      for (const { day, line, payments: paid } of some)
        for (const { number, tetri, contract, payee } of paid)
          yield [number, day, line, tetri, contract, payee?.code ?? null, payee?.name ?? null];
  },
};

export const spendingTables = [lines, payments];
