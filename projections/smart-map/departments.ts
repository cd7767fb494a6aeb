import type { DepartmentEvent } from '../../events/smart-map.js';
import type { DepartmentDoc } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** Who answers for reports, and who once did, by their newest names. */
export const departments: Projection<DepartmentDoc, DepartmentEvent> = {
  name: 'departments',
  version: 2,
  handles: ['DepartmentNamed', 'DepartmentRetired'],
  indexes: [],
  keys: (e) => [e.data.department],

  fold(doc, e, key) {
    if (e.type === 'DepartmentNamed')
      return { _id: key, name: { ...e.data.name }, retired: false, position: e.position };
    return doc && e.type === 'DepartmentRetired' ? Object.assign(doc, { retired: true, position: e.position }) : doc;
  },
};
