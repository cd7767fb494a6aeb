import type { VaultFile } from './vault.file.js';
import { packPerson } from './vault.tables.js';

/** Stands for everything at once. */
const EVERYTHING = '*';
/** What there are messages about, each with a switch of its own. A new one is on until somebody says otherwise. */
export const NOTICE_TOPICS = ['petitions', 'reports', 'forum', 'budget', 'group'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];
/** No petition is called so. */
const ofTopic = (topic: NoticeTopic) => `${EVERYTHING}${topic}`;

/** What one person chose. */
export type Chosen = {
  /** False: they want no message about anything. */
  readonly all: boolean;
  /** Those of the topics that they want messages about. */
  readonly topics: readonly NoticeTopic[];
  /** By petition, where they have said anything about it. */
  readonly petitions: ReadonlyMap<string, boolean>;
};

/**
 * What people want to be told. It lies in the vault's file, beside the only map from people to their petitions, and never
 * becomes a fact: the public log tells nobody who reads what.
 */
export class Notifications {
  private readonly find;
  private readonly asking;

  constructor(private readonly file: VaultFile) {
    this.find = file.db.prepare<[Buffer], { about: string; wanted: number }>(
      'select about, wanted from notices where person = ? order by about',
    );
    this.asking = file.db.prepare<[string], { person: Buffer }>(
      'select person from notices where about = ? and wanted = 1',
    );
  }

  of(person: string): Chosen {
    const rows = this.find.all(packPerson(person)).map(({ about, wanted }) => [about, wanted === 1] as const);
    const said = new Map(rows);
    return {
      all: said.get(EVERYTHING) ?? true,
      topics: NOTICE_TOPICS.filter((topic) => said.get(ofTopic(topic)) ?? true),
      petitions: new Map(rows.filter(([about]) => !about.startsWith(EVERYTHING))),
    };
  }

  /** @param unsaid what holds for a petition of which they have said nothing */
  wants(person: string, petition: string, unsaid: boolean): boolean {
    return this.hears(person, 'petitions') && (this.of(person).petitions.get(petition) ?? unsaid);
  }

  /** Whether somebody wants messages about a topic at all. */
  hears(person: string, topic: NoticeTopic): boolean {
    const { all, topics } = this.of(person);
    return all && topics.includes(topic);
  }

  /** Everybody who has said that they want news of a petition. */
  askingFor(petition: string): readonly string[] {
    return this.asking.all(petition).map(({ person }) => person.toString('hex'));
  }

  /** Resolves when it is on disk. */
  chooseTopic(person: string, wanted: boolean, topic: NoticeTopic): Promise<void> {
    return this.choose(person, wanted, ofTopic(topic));
  }

  /** Resolves when it is on disk. Without a petition it holds for everything. */
  choose(person: string, wanted: boolean, petition = EVERYTHING): Promise<void> {
    return this.file.write({ op: 'choose-notice', person, about: petition, wanted });
  }

  /** What was said of a petition holds no more: whoever follows it anew, or stops, has said something else. */
  async leave(person: string, petition: string): Promise<void> {
    if (this.of(person).petitions.has(petition)) await this.file.write({ op: 'leave-notice', person, about: petition });
  }

  /** Nothing of it is to be found in the file afterwards. Twice is once. */
  async forget(person: string): Promise<void> {
    if (this.find.get(packPerson(person)) !== undefined) await this.file.wipe({ op: 'forget-notices', person });
  }
}
