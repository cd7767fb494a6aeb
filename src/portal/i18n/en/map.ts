import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number } = format('en');

export const map: Catalogue['map'] = {
  label: 'Map of Tbilisi',
  schematic: 'Schematic map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  close: 'Close',
  cluster: '{layer}: {n}, zoom in',
  clusterOfReports: '{n} reports, zoom in',
  total: 'In this part of the map: {n}',
  failed: 'The data of the map could not be loaded. The list still works.',
  here: 'Search this part of the map',
  layers: 'What the map shows',
  signs: 'What the signs mean',
  tones: {
    waits: 'Waits',
    work: 'In work',
    good: 'Resolved',
    bad: 'Refused',
    over: 'Gone elsewhere',
  },
  more: 'Filters',
  age: 'Reported',
  ages: {
    7: 'In the last week',
    30: 'In the last month',
    180: 'In the last half year',
  },
  anyAge: 'At any time',
  list: 'The reports as a list',
  inArea: 'The list holds one part of the map only.',
  wholeCity: 'Show the whole city',
  others: 'Also on the map',
  other: (name, n) => `${name}: ${number(n)}`,
};

export const place: Catalogue['place'] = {
  legend: 'Where is it?',
  hint: 'Move the map until the pin stands where the problem is. By keyboard: arrow keys, + and −.',
  label: 'Map: mark the place',
  mine: 'My location',
  seeking: 'Looking for your location…',
  denied: 'Your location may not be read here. Move the map, or choose a district and write an address.',
  unknown: 'Your location was not found. Move the map, or choose a district and write an address.',
  rough: 'The location is rough (to {m} metres). Set it right on the map.',
  outside: 'This place is not in Tbilisi. Move the map to a place in the city.',
  set: 'The place is marked: {district}. Add an address or a landmark if you like.',
  clear: 'Take the mark away',
  cleared: 'The mark is gone. Choose a district and write an address, or mark the place on the map.',
  sketch: (district) => `The place on a schematic map: ${district}`,
};
