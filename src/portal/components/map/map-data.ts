/** What lies under the signs, as the server is set: our own drawing, pictures of a tile server, or one archive of tiles. */
export type MapBase =
  | { readonly kind: 'schematic' }
  | { readonly kind: 'raster' | 'pmtiles'; readonly url: string; readonly attribution: string };

/** What can be shown on the map. */
export type MapLayer = {
  readonly code: string;
  readonly name: { readonly ka: string; readonly en: string };
  readonly source: 'reports' | 'petitions' | 'objects';
  readonly count: number;
};

/** What a page tells its map, so that it can be drawn. */
export type Ground = {
  /** Where the borders come from. */
  readonly borders: string;
  readonly base: MapBase;
  /** The names of the districts by their codes. */
  readonly districts: Readonly<Record<string, string>>;
  readonly words: {
    readonly label: string;
    readonly schematic: string;
    readonly zoomIn: string;
    readonly zoomOut: string;
  };
};

/** What marks are called in the page's language, and where they lead. */
export type MarkWords = {
  /** With `{n}` and `{layer}`. */
  readonly cluster: string;
  /** With `{n}`. */
  readonly clusterOfReports: string;
  readonly layers: Readonly<Record<string, string>>;
  /** Categories of reports. */
  readonly kinds: Readonly<Record<string, string>>;
  /** The word for a state, and its tone. */
  readonly statuses: Readonly<Record<string, readonly [word: string, tone: string]>>;
  /** Pages by layer; `objects` for the others. An id goes behind it. */
  readonly pages: Readonly<Record<string, string>>;
  readonly close: string;
};

/** What the page of the whole map tells it. */
export type LiveMapData = Ground & {
  readonly clusters: string;
  /** The address of the page itself. */
  readonly page: string;
  /** Every layer there is. */
  readonly layers: readonly string[];
  readonly marks: MarkWords;
  readonly said: { readonly total: string; readonly failed: string };
};

/** What a form tells the map on which a place is marked. */
export type PlaceMapData = Ground & {
  readonly said: Readonly<Record<'seeking' | 'denied' | 'unknown' | 'rough' | 'outside' | 'set' | 'cleared', string>>;
};
