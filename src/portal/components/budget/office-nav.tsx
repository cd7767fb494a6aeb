import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { holds } from '../../office-rooms.js';
import { paths } from '../../paths.js';

/** What waits in the budget's office. */
export type BudgetWaiting = { readonly proposals: number; readonly complaints: number };
type Props = {
  readonly frame: Frame;
  readonly here: 'rounds' | 'proposals' | 'complaints';
  readonly waiting: BudgetWaiting;
  readonly lang: Lang;
};

/** From one desk of the budget's office to the others. */
export function BudgetOfficeNav({ frame, here, waiting, lang }: Props) {
  const t = say(lang).budgetOffice;
  const to = paths(lang);
  const { number } = format(lang);
  const counted = (label: string, n: number) => (n === 0 ? label : `${label} (${number(n)})`);
  const desks = [
    { desk: 'rounds', href: to.budgetOffice, label: t.rounds },
    { desk: 'proposals', href: to.proposalQueue, label: counted(t.queue.title, waiting.proposals) },
    ...(holds(frame.reader?.roles, ['administrator', 'auditor'])
      ? [{ desk: 'complaints', href: to.complaintQueue, label: counted(t.complaints.title, waiting.complaints) }]
      : []),
  ];
  return (
    <nav aria-label={t.pages}>
      <ul class="cluster">
        {desks.map(({ desk, href, label }) => (
          <li>
            <a href={href} aria-current={desk === here ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
