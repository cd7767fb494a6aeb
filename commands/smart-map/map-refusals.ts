/** Why something is not put on the map: status, and what it says in English. */
export const mapRefusals = {
  'layer.not-found': { status: 404, detail: 'There is no such layer. Choose one from the list.' },
  'layer.built-in': {
    status: 409,
    detail: 'This layer is there in every city: it can be neither changed nor retired.',
  },
  'layer.not-later': { status: 409, detail: 'The next version of a layer has the next number. Check the version.' },
  'layer.not-open': {
    status: 409,
    detail: 'This layer takes no objects: there is none of this name, or it was retired.',
  },
  'object.not-found': {
    status: 404,
    detail: 'We could not find this. Look for it on the map, or in the list of objects.',
  },
  'object.retired': { status: 409, detail: 'This was taken off the map already. Put it there anew if it is needed.' },
  'object.period': { status: 422, detail: 'The end of the period lies before its beginning. Check the dates.' },
  'geometry.unreadable': {
    status: 422,
    detail: 'The shape cannot be read. GeoJSON wants a type and coordinates, longitude first.',
  },
  'geometry.off-the-planet': {
    status: 422,
    detail: 'A point lies off the planet: longitude goes from −180 to 180, latitude from −90 to 90.',
  },
  'geometry.swapped': {
    status: 422,
    detail: 'Latitude and longitude are swapped: write the longitude (about 44.8) first.',
  },
  'geometry.not-closed': { status: 422, detail: 'A ring is not closed: its last point must be its first.' },
  'geometry.crosses-itself': { status: 422, detail: 'The border crosses itself. Draw it without a loop.' },
  'geometry.too-large': { status: 413, detail: 'A shape may have 100,000 points. Draw it with fewer.' },
  'geometry.outside-city': { status: 422, detail: 'This lies outside Tbilisi. Check the coordinates.' },
  'districts.not-later': {
    status: 409,
    detail: 'Somebody adopted other borders meanwhile. Look at them, then try again.',
  },
  'districts.incomplete': {
    status: 422,
    detail: 'All ten districts of the city are drawn together, each once. One is missing, or there is one too many.',
  },
} as const;
