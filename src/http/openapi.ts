import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../config.js';
import { sessionCookie } from '../identity/sessions.js';
import { schemaOf } from './description/body-schema.js';
import { components, type Found, headings, openPath, operationOf } from './description/described.js';
import { routesOf } from './routes.js';

/** Pages are for people; what programs may rely on is described. */
const DESCRIBED = /^\/(api\/|health\/|metrics$)/;
const ABOUT = `Petitions of a city: commands, questions, and the log itself.

Errors are RFC 9457 problems (\`application/problem+json\`); a program looks at \`type\`. Commands answer with a receipt: its
\`position\` as \`?after=\` of a question makes the answer wait until it has seen the command. Questions take \`?asOf=\` a
position or an instant, and answer as it was then. What anyone may ask, pages of other sites may ask, too (CORS).

The log lies under \`/log\` as C2SP tlog-tiles publishes it: \`/log/checkpoint\` (a signed note), \`/log/tile/…\`, and every
checkpoint ever signed at \`/log/checkpoints/<size>\`. \`/.well-known/ghia-log.json\` names its origin, its keys and the policy for witnesses, who bring
what they have signed to \`POST /log/cosign\`: a signed note as \`text/plain\`, with neither cookie nor token.

Reports are told and taken as Open311 GeoReport v2, too, under \`/open311/v2\` (XML and JSON by suffix; discovery at
\`/open311/discovery.json\`). An \`api_key\` is a bearer token of somebody whom the residents register knows: they are the reporter.
Beyond the standard: \`locale=ka|en\`, \`page\`, \`page_size\`, \`extensions=true\` (the history), a district's code as \`address_id\`, and
the header \`Idempotency-Key\`. How reports change is told and taken at \`servicerequestupdates\`, as mySociety extends GeoReport: an update
needs the \`api_key\` of an official; one not later than the last change (\`updated_datetime\`) changes nothing and is answered with what stands.`;

/** Describes the API at /api/v1/openapi.json (OpenAPI 3.1) and readably at /api/docs. */
export function describeApi(app: NestFastifyApplication, { publicUrl }: Config): void {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Ghia')
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer(publicUrl)
    .addBearerAuth()
    .addCookieAuth(sessionCookie(publicUrl).name, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  let whole: OpenAPIObject | undefined;
  const document = () => {
    whole ??= filledIn(app, SwaggerModule.createDocument(app, about));
    return whole;
  };
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    customSiteTitle: 'Ghia API',
  });
}

/** Nest knows paths and roles; what goes in and what comes out is told by the rules of the bodies and by our own words. */
function filledIn(app: NestFastifyApplication, found: OpenAPIObject): OpenAPIObject {
  const routes = routesOf(app).filter(({ path }) => DESCRIBED.test(path));
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = openPath(route.path);
    const method = route.method.toLowerCase();
    const operation = (found.paths[path] as unknown as Record<string, Found>)[method]!;
    paths[path] = { ...paths[path], [method]: operationOf(route, operation) };
  }
  const shapes = new Set(routes.flatMap(({ body }): Type[] => (body ? [body] : [])));
  const bodies = [...shapes].map((shape) => [shape.name, schemaOf(shape)] as const);
  const { schemas, responses } = components();
  const taking = bodies.filter(([, { properties }]) => Object.keys(properties as object).length > 0);
  return {
    ...found,
    tags: headings(),
    paths,
    components: { ...found.components, schemas: { ...Object.fromEntries(taking), ...schemas }, responses },
  } as unknown as OpenAPIObject;
}
