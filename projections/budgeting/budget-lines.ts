import type { Recorded } from '../../events/envelope.js';
import type { BudgetEvent, BudgetLine, SpendingReported } from '../../events/spending.js';
import type { BudgetLineDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

type Told = Exclude<BudgetEvent, { type: 'BudgetAdopted' }> | SpendingReported;

const yearOf = (e: Recorded<Told>): string =>
  e.type === 'SpendingReported' ? e.data.day.slice(0, 4) : String(e.data.year);
const lineIn = (key: string): string => key.slice(key.indexOf('_') + 1);

/** Each line of each year's budget, with what was spent on it: as many documents as budgets have lines. */
export const budgetLines: Projection<BudgetLineDoc, Told> = {
  name: 'budget-lines',
  version: 1,
  handles: ['BudgetLinesSet', 'BudgetLinesDropped', 'SpendingReported'],
  indexes: [['year', 'line']],
  keys: (e) => e.data.lines.map((one) => `${yearOf(e)}_${typeof one === 'string' ? one : one.line}`),

  fold(doc, e, key) {
    const { position } = e;
    const code = lineIn(key);
    switch (e.type) {
      case 'BudgetLinesSet': {
        const said = e.data.lines.find(({ line }) => line === code)!;
        if (doc) return Object.assign(doc, partsOf(said), { dropped: false, position });
        const { year, version } = e.data;
        const adopted = version === 1 ? said.plan : 0;
        const none = { dropped: false, spent: 0, months: Array<number>(12).fill(0) };
        return { _id: key, year, line: code, ...partsOf(said), adopted, ...none, position };
      }
      case 'BudgetLinesDropped':
        return doc && Object.assign(doc, { plan: 0, dropped: true, position });
      case 'SpendingReported': {
        if (!doc) return doc;
        const month = Number(e.data.day.slice(5, 7)) - 1;
        for (const { line, was, now } of e.data.lines) {
          if (line !== code) continue;
          doc.spent += now - was;
          doc.months[month]! += now - was;
        }
        return Object.assign(doc, { position });
      }
      default:
        return doc;
    }
  },
};

const partsOf = ({ title, programme, department, district, plan }: BudgetLine) => ({
  ...{ title: { ...title }, programme: { ...programme }, department: { ...department } },
  ...{ area: district ?? 'city', plan },
});
