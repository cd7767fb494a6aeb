import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../config.js';

/** Pages are for people; what programs may rely on is described. */
const DESCRIBED = /^\/(api\/|health\/|metrics$)/;

/** Describes the API at /api/v1/openapi.json (OpenAPI 3.1) and readably at /api/docs. */
export function describeApi(app: NestFastifyApplication, { publicUrl }: Config): void {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Ghia')
    .setDescription('Petitions of a city: commands, questions, and the log itself. Errors are RFC 9457 problems.')
    .setVersion('1')
    .addServer(publicUrl)
    .addBearerAuth()
    .build();
  const document = () => {
    const whole = SwaggerModule.createDocument(app, about);
    return {
      ...whole,
      paths: Object.fromEntries(Object.entries(whole.paths).filter(([path]) => DESCRIBED.test(path))),
    };
  };
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    customSiteTitle: 'Ghia API',
  });
}
