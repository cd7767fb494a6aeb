import type { Type } from '@nestjs/common';
import type { FailureStatus } from '../failures.js';
import { type Limited, limitsOf } from '../limits.js';
import type { Route } from '../routes.js';
import { BALLOT_OPERATIONS } from './ballot-operations.js';
import { schemaOf } from './body-schema.js';
import { CASE_OPERATIONS } from './case-operations.js';
import { CIVIC_OPERATIONS } from './civic-operations.js';
import { EXAMPLES } from './examples.js';
import { FIELDS } from './fields.js';
import { FORUM_OPERATIONS } from './forum-operations.js';
import { GROUP_MANAGEMENT_OPERATIONS } from './group-management-operations.js';
import { GROUP_OPERATIONS } from './group-operations.js';
import { named, type Schema } from './json-schema.js';
import { LOG_OPERATIONS } from './log-operations.js';
import { MAP_OPERATIONS } from './map-operations.js';
import { MAP_RULE_OPERATIONS } from './map-rule-operations.js';
import { OFFICE_SCHEMAS } from './office-schemas.js';
import { OGP_OPERATIONS } from './ogp-operations.js';
import type { Operation, Operations, Told } from './operation.js';
import { PEOPLE_OPERATIONS } from './people-operations.js';
import { PETITION_OPERATIONS } from './petition-operations.js';
import { PETITION_SCHEMAS } from './petition-schemas.js';
import { PRIVACY_OPERATIONS } from './privacy-operations.js';
import { failureResponses, LIMIT_HEADERS, PROBLEM } from './problems.js';
import { PROPOSAL_OPERATIONS } from './proposal-operations.js';
import { REPORT_DESK_OPERATIONS } from './report-desk-operations.js';
import { REPORT_OPERATIONS } from './report-operations.js';
import { ROUND_OPERATIONS } from './round-operations.js';
import { SERVICE_OPERATIONS } from './service-operations.js';
import { SPENDING_OPERATIONS } from './spending-operations.js';
import { SURVEY_OPERATIONS } from './survey-operations.js';

/** One operation as Nest has found it. */
export type Found = { readonly parameters?: readonly object[]; readonly [more: string]: unknown };

const OPERATIONS: Operations = {
  ...PETITION_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...REPORT_OPERATIONS,
  ...REPORT_DESK_OPERATIONS,
  ...MAP_RULE_OPERATIONS,
  ...MAP_OPERATIONS,
  ...FORUM_OPERATIONS,
  ...ROUND_OPERATIONS,
  ...PROPOSAL_OPERATIONS,
  ...SPENDING_OPERATIONS,
  ...SURVEY_OPERATIONS,
  ...GROUP_OPERATIONS,
  ...OGP_OPERATIONS,
  ...SERVICE_OPERATIONS,
  ...CASE_OPERATIONS,
  ...CIVIC_OPERATIONS,
  ...GROUP_MANAGEMENT_OPERATIONS,
  ...PRIVACY_OPERATIONS,
  ...BALLOT_OPERATIONS,
  ...LOG_OPERATIONS,
};
/** Under which heading the routes of a controller stand; the headings in the order in which people look for them. */
const TAGS: Readonly<Record<string, string>> = {
  PetitionsReading: 'Petitions',
  PetitionsCsv: 'Petitions',
  Petitions: 'Citizens',
  Reports: 'Smart Map',
  Photos: 'Smart Map',
  Map: 'Smart Map',
  ReportsOffice: 'Officials: Smart Map',
  MapRules: 'Officials: Smart Map',
  MapOffice: 'Officials: Smart Map',
  Forum: 'Forum',
  Rounds: 'Budget rounds',
  Ballots: 'Budget rounds',
  Proposals: 'Budget rounds',
  RoundsOffice: 'Officials: budget rounds',
  Counter: 'Officials: budget rounds',
  ForumOffice: 'Officials: forum',
  Spending: 'Budget and spending',
  SpendingOffice: 'Officials: budget and spending',
  Surveys: 'Surveys',
  Fieldwork: 'Officials: surveys',
  SurveysOffice: 'Officials: surveys',
  Ogp: 'Open Government Partnership',
  Contributions: 'Open Government Partnership',
  OgpOffice: 'Officials: Open Government Partnership',
  Services: 'Services',
  Cases: 'Services',
  Identity: 'Signing in, and oneself',
  Notifications: 'Signing in, and oneself',
  Privacy: 'Personal data',
  Audit: 'The log',
  Replay: 'The log',
  Stream: 'The log',
  PetitionsOffice: 'Officials: petitions',
  Reviews: 'Officials: signatures in doubt',
  Sheets: 'Officials: paper sheets',
  Unsealings: 'Officials: lists of signatories',
  Staff: 'Officials: roles and register',
  Health: 'Keeping it running',
};
export const headings = () => [...new Set(Object.values(TAGS))].map((name) => ({ name }));
const COMMANDED =
  /^\/api\/v1\/(petitions|reports|map|forum|surveys|services|cases|ogp|privacy|identity\/roles|me\/(erase|requests))/;
const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Names this wish: sent again with the same key it is not done twice, and answered with the first receipt',
  schema: { type: 'string', minLength: 1 },
};
const ETAG = { ETag: { description: 'For `If-None-Match`', schema: { type: 'string' } } };

export const components = () => ({
  schemas: { Problem: PROBLEM, ...PETITION_SCHEMAS, ...OFFICE_SCHEMAS },
  responses: failureResponses(),
});

/** Everything that a caller may rely on in one operation. */
export function operationOf(route: Route, found: Found): object {
  const key = `${route.method} ${openPath(route.path)}`;
  const operation = OPERATIONS[key];
  if (!operation) return found; // a test finds it: the description of all the others stands meanwhile
  const body = bodyOf(route, operation);
  return {
    ...found,
    summary: operation.says,
    tags: [TAGS[route.name.split('Controller_')[0]!] ?? 'Petitions'],
    parameters: [
      ...(found.parameters ?? []).map(explained),
      ...(route.query ? parametersOf(route.query, found.parameters ?? []) : []),
      ...(isCommand(route) ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(body ? { requestBody: body } : { requestBody: undefined }),
    responses: responsesOf(route, operation),
    security: isOpen(route) ? [] : [{ bearer: [] }, { session: [] }],
  };
}

export const openPath = (path: string) => path.replace(/:(\w+)/g, '{$1}');
const isOpen = ({ need }: Route) => need?.roles.includes('anyone') === true;
const isCommand = ({ method, path }: Route) => method !== 'GET' && COMMANDED.test(path);

const explained = (parameter: object) => {
  const { name, description = FIELDS[name] } = parameter as { name: string; description?: string };
  const id = name === 'id' || name === 'request' ? { schema: { type: 'string', format: 'uuid' } } : {};
  return { ...parameter, ...id, ...(description && { description }) };
};

/** What the query may say, but for what Nest has named already. */
function parametersOf(query: Type, named: readonly object[]) {
  const { properties, required } = schemaOf(query) as { properties: Record<string, Schema>; required: string[] };
  const known = new Set(named.map((one) => (one as { name: string }).name));
  return Object.entries(properties)
    .filter(([name]) => !known.has(name))
    .map(([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      ...(description !== undefined && { description }),
      schema,
    }));
}

/** A command whose address says it all takes no body. */
function bodyOf({ body }: Route, { body: described }: Operation): object | undefined {
  if (described || !body) return described;
  if (Object.keys((schemaOf(body) as { properties: object }).properties).length === 0) return undefined;
  const example = EXAMPLES[body.name];
  return { required: true, content: { 'application/json': { schema: named(body.name), ...(example && { example }) } } };
}

function responsesOf(route: Route, operation: Operation): object {
  const limits = limitsOfRoute(route, operation);
  const reads = route.method === 'GET' && isOpen(route) && route.path.startsWith('/api/v1/') && route.query;
  const told = Object.entries(operation.answers).map(([status, one]) => [
    status,
    responseOf(one, { ...(limits.length > 0 && LIMIT_HEADERS), ...(reads && ETAG) }),
  ]);
  const failed = [...failuresOf(route, operation, limits)]
    .filter((status) => !(status in operation.answers))
    .sort()
    .map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]);
  const held = reads ? [[304, { description: 'What `If-None-Match` names is still so' }]] : [];
  return Object.fromEntries([...told, ...held, ...failed]);
}

const responseOf = ({ says, schema, media = 'application/json' }: Told, headers: object) => ({
  description: says,
  ...(Object.keys(headers).length > 0 && { headers }),
  ...(schema && { content: { [media]: { schema } } }),
});

function limitsOfRoute({ query, path }: Route, { limits = [] }: Operation): readonly Limited[] {
  const asked = query && path.startsWith('/api/v1/petitions') ? (schemaOf(query).properties as object) : {};
  return [...limits, ...limitsOf(asked)];
}

/** Why it may fail, from what it takes and whom it is for. */
function failuresOf(route: Route, { fails = [] }: Operation, limits: readonly Limited[]): Set<FailureStatus> {
  const named = route.path.includes(':');
  const takes = named || route.body !== undefined || route.query !== undefined;
  const waits = route.query !== undefined && 'after' in (schemaOf(route.query).properties as object);
  const failures = new Set<FailureStatus>(fails);
  const may = (when: boolean, ...statuses: readonly FailureStatus[]) => {
    if (when) for (const status of statuses) failures.add(status);
  };
  may(takes, 400);
  may(!isOpen(route), 401, 403);
  may(named, 404);
  may(route.body !== undefined, 413, 415);
  may(isCommand(route), 409, 422);
  may(route.method !== 'GET', 503, 507);
  may(waits && isOpen(route) && !route.path.includes('audit'), 422, 503);
  may(limits.length > 0, 429);
  return failures;
}
