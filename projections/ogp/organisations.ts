import type { MemberEvent, OrganisationEvent } from '../../events/ogp-group.js';
import type { MemberDoc, OrganisationDoc } from '../../read-models/meeting-documents.js';
import type { Projection } from '../projection.js';

/** Organisations that the working group has to do with, as they are called now and were before. */
export const organisations: Projection<OrganisationDoc, OrganisationEvent> = {
  name: 'organisations',
  version: 1,
  handles: ['OrganisationDescribed'],
  indexes: [['kind']],
  keys: (e) => [e.data.organisation],

  fold(doc, { data, at, position }, key) {
    const { organisation: _, version, ...said } = data;
    const versions = [...(doc?.versions ?? []), { version, at, name: data.name }];
    return { _id: key, version, ...said, versions, position };
  },
};

/** Who sits in the working group, and who sat in it. */
export const members: Projection<MemberDoc, MemberEvent> = {
  name: 'members',
  version: 1,
  handles: ['MemberAdmitted', 'MemberReleased'],
  indexes: [['since']],
  keys: (e) => [e.data.member],

  fold(doc, e, key) {
    if (e.type === 'MemberAdmitted') {
      const { member: _, ...said } = e.data;
      return { _id: key, ...said, sits: true, position: e.position };
    }
    return doc && Object.assign(doc, { until: e.data.until, sits: false, position: e.position });
  },
};
