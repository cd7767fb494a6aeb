import type { TestHouse } from '../support/house.js';

const both = (en: string, ka = 'ქართულად') => ({ ka, en });

export const STREETS = {
  ...{ category: 'streets', version: 1, title: both('Streets', 'ქუჩები') },
  ...{ description: both('How we move about the city'), stances: false },
};
export const TOPIC = {
  ...{ title: 'A tram along the embankment', body: 'Let us talk of a **tram** from Didube to Ortachala.' },
  ...{ category: 'streets', stances: true, language: 'en' },
};

/** The department and the category of the tests. */
export async function adoptForum(town: TestHouse): Promise<void> {
  const administrator = await town.staff('administrator');
  await town.post('/map/departments', administrator, { department: 'transport', name: both('Transport') });
  await town.post('/forum/categories', administrator, STREETS);
}

let said = 0;
/** Somebody who writes, never the same twice, and leaves so much time before each that no brake holds. */
export class Writer {
  constructor(
    private readonly town: TestHouse,
    private readonly n: number,
  ) {}

  async token(): Promise<string> {
    return (await this.town.citizen(this.n)).token;
  }

  /** The id of a new topic. */
  async opens(change: object = {}): Promise<string> {
    this.town.clock.days(121 / 86_400);
    const topic = { ...TOPIC, body: `${TOPIC.body} (${this.n}, ${said++})`, ...change };
    return (await this.town.post('/forum/topics', await this.token(), topic)).json.id;
  }

  /** The id of a new post. */
  async posts(topic: string, change: object = {}): Promise<string> {
    this.town.clock.days(31 / 86_400);
    const post = { body: `What ${this.n} says, for the ${said++}. time.`, ...change };
    return (await this.town.post(`/forum/topics/${topic}/posts`, await this.token(), post)).json.id;
  }
}
