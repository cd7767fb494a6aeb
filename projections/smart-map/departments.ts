import type { DepartmentNamed } from '../../events/smart-map.js';
import type { DepartmentDoc } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** Who answers for reports, by their newest name. */
export const departments: Projection<DepartmentDoc, DepartmentNamed> = {
  name: 'departments',
  version: 1,
  handles: ['DepartmentNamed'],
  indexes: [],
  keys: (e) => [e.data.department],
  fold: (doc, e, key) =>
    e.type === 'DepartmentNamed' ? { _id: key, name: { ...e.data.name }, position: e.position } : doc,
};
