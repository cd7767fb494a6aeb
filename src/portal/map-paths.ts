/** What stands on the map, and what it stands on: where officials look after it. */
export function mapPaths(at: (path: string) => string) {
  const layer = (code: string, deed = '') => at(`/office/map/layers/${encodeURIComponent(code)}${deed}`);
  const placed = (id: string, deed = '') => at(`/office/map/objects/${encodeURIComponent(id)}${deed}`);
  return {
    layers: at('/office/map/layers'),
    newLayer: at('/office/map/new-layer'),
    /** GET; POST `version`, `name-ka`, `name-en`. */
    layer,
    retireLayer: (code: string) => layer(code, '/retire'),
    /** GET `layer?`, `cursor?`. */
    placedObjects: at('/office/map/objects'),
    /** GET `layer?`; POST `layer` and what is said of an object. */
    newObject: at('/office/map/new-object'),
    /**
     * GET; POST `title-ka`, `title-en`, `lat` and `lon` or `geometry` (GeoJSON), `from-day` …, `to-day` …, `budget` (in lari),
     * `number`, `kind`, `issuer`, `validUntil-day` ….
     */
    placedObject: placed,
    retireObject: (id: string) => placed(id, '/retire'),
    /** GET; POST a form with `layer` and the `file`: a dry run. With `step=import`, what was tried and its `digest`, it is done. */
    mapImport: at('/office/map/import'),
    /** The same with `source`, for the borders of the districts. */
    districtsImport: at('/office/map/import/districts'),
  };
}
