import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { commonResponses, operationDescription } from './api-description/operation-description.ts';
import { tagOf } from './api-description/tags.ts';
import { routes, type OperationId } from './routes.ts';

const ABOUT = `
Freehold's API. Bodies are JSON in camelCase, times ISO 8601 in UTC, ids carry their type (\`tnt_…\`).

- **Sign in** with \`POST /v1/sessions\` and send the access token as \`Authorization: Bearer …\`; programs send an API key, there or as \`X-Api-Key\`.
- **Refusals** are problems (RFC 9457): decide by \`type\`, which never changes. Every invalid field is named at once.
- **Lists** take \`limit\` and \`cursor\`; a cursor belongs to the list, and to the filters, that gave it.
- **Changes** take \`If-Match\` with the \`ETag\` of what was read, so that no one's change is lost.
- **Creations** take an \`Idempotency-Key\`, so that they can be repeated safely.
- What does not exist and what belongs to another tenant answer alike.
- \`x-request-id\` of an answer finds its request in the platform's log.
`.trim();

/** The whole API as an OpenAPI 3.1 document, from the routes and their contracts. */
export const openApiDocument = () =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Freehold',
      version: '1.0.0',
      summary: 'The multi-tenant platform a software company owns instead of rents',
      description: ABOUT,
    },
    // Relative to the document, so that it holds on every stage, domain and path prefix.
    servers: [{ url: '..', description: 'The platform that serves this document' }],
    tags: tags(),
    paths: paths(),
    components: {
      responses: commonResponses(),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of a session: `token.accessToken` of `POST /v1/sessions`.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Api-Key',
          description:
            'A key of `POST /v1/api-keys`, such as `fh_live_…`; `Authorization: Bearer fh_live_…` is the same.',
        },
      },
    },
  });

function paths(): ZodOpenApiPathsObject {
  const described: Record<string, Record<string, unknown>> = {};
  for (const [operationId, { key }] of Object.entries(routes)) {
    const [method = '', path = ''] = key.split(' ');
    described[path] ??= {};
    described[path][method.toLowerCase()] = operationDescription(operationId as OperationId);
  }
  return described;
}

/** Each once, in the order of the routes. */
function tags() {
  const all = Object.values(routes).map((route) => tagOf(route.function));
  return [...new Map(all.map((tag) => [tag.name, tag])).values()];
}
