import { type Listed, type Paging, page } from './answer.js';
import { type Collections, Query } from './query.js';
import type { StaffDoc } from './staff-documents.js';
import type { ReadStore } from './store.js';
import { textsOf, type Words, words } from './texts.js';

/** An official with their name and the roles that hold now. */
export type StaffView = Omit<StaffDoc, '_id' | 'name'> & {
  readonly staff: string;
  readonly name: Words<'name'> | null;
  /** The roles that have not run out at the instant asked about. */
  readonly holds: readonly string[];
};

async function viewsOf(store: ReadStore, of: Collections, found: readonly StaffDoc[], now: string) {
  const texts = await textsOf(
    store,
    of,
    found.map(({ name }) => name),
  );
  return found.map(
    ({ _id, name, ...rest }): StaffView => ({
      staff: _id,
      ...rest,
      name: name ? words(texts, name, 'name') : null,
      holds: rest.roles.filter(({ expires }) => expires === undefined || now < expires).map(({ role }) => role),
    }),
  );
}

/** One official. */
export class StaffById extends Query<StaffView | undefined> {
  constructor(
    readonly staff: string,
    readonly now: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found = await store.get<StaffDoc>(of('staff'), this.staff);
    return found && (await viewsOf(store, of, [found], this.now))[0];
  }
}

/** Every official that was ever given or offered a role. */
export class StaffList extends Query<Listed<StaffView>> {
  constructor(readonly wanted: Paging & { readonly now: string }) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const listing = { name: 'staff', collection: of('staff'), where: {}, sort: [], kinds: [] };
    const found = await page<StaffDoc>(store, listing, this.wanted);
    return { ...found, items: await viewsOf(store, of, found.items, this.wanted.now) };
  }
}

const A_PAGE = 100;

/** Who may work on cases of a department: officers of it, and those of no department; of no department alone where it is null. */
export class OfficersOf extends Query<readonly StaffView[]> {
  constructor(
    readonly department: string | null,
    readonly now: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const found: StaffView[] = [];
    let cursor: string | undefined;
    do {
      const page = await new StaffList({ limit: A_PAGE, cursor, now: this.now }).answer(store, of);
      found.push(...page.items.filter((one) => one.holds.includes('officer') && one.roles.some(this.fits)));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  private readonly fits = ({ role, department }: StaffView['roles'][number]): boolean =>
    role === 'officer' && (department === undefined || department === this.department);
}
