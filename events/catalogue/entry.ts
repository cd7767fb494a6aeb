/** The rooms of the house: each has a page of the catalogue. */
export type Room =
  | 'petitions'
  | 'regulations'
  | 'identity'
  | 'figures'
  | 'privacy'
  | 'smart-map'
  | 'forum'
  | 'budgeting'
  | 'surveys'
  | 'services'
  | 'ogp';

/** What the house knows of a kind of fact. */
export type Entry = {
  readonly room: Room;
  /** The category of the stream it is appended to. */
  readonly category: string;
  /** The schema it is written in today. */
  readonly schema: number;
  /** Whether it has a private part. */
  readonly sealed: boolean;
};

/** A room's page: an entry for each of its facts, none left out. */
export type Catalogue<E extends { type: string }> = { readonly [T in E['type']]: Entry };

/** Makes entries of one room: category, sealed?, schema. */
export const inRoom =
  (room: Room) =>
  (category: string, sealed = false, schema = 1): Entry => ({ room, category, schema, sealed });
