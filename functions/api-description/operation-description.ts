import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { isKeyPermission } from '../../core/access/api-key-grant.ts';
import type { Access } from '../../core/access/may-access.ts';
import {
  isTenantPermission,
  TENANT_ROLE_PERMISSIONS,
  type Permission,
} from '../../core/access/roles.ts';
import { contracts } from '../contracts.ts';
import type { OperationContract } from '../edge/operation-contract.ts';
import { routes, type OperationId } from '../routes.ts';
import { answersOf, type FullAnswer } from './answers-of.ts';
import { narrowedProblem, problemExample } from './problem-schema.ts';
import { tagOf } from './tags.ts';

/** One operation as OpenAPI describes it. */
export function operationDescription(operationId: OperationId): ZodOpenApiOperationObject {
  const { permission, function: functionPath } = routes[operationId];
  const contract: OperationContract = contracts[operationId];

  return {
    operationId,
    summary: contract.summary,
    description: [contract.description, whoMay(permission)].filter(Boolean).join('\n\n'),
    tags: [...(contract.tags ?? [tagOf(functionPath).name])],
    'x-freehold-permission': permission,
    security: securityOf(permission),
    ...requestOf(contract),
    responses: responsesOf(operationId),
  };
}

function securityOf(access: Access): NonNullable<ZodOpenApiOperationObject['security']> {
  if (access === 'anyone') return [];
  const isForKeys = access === 'signed-in-or-key' || isKeyPermission(access);
  return [{ accessToken: [] }, ...(isForKeys ? [{ apiKey: [] }] : [])];
}

/** By the tables of roles, so that a changed role changes the document. */
export function whoMay(access: Access): string {
  if (access === 'anyone') return 'Open to anyone; needs no token.';
  if (access === 'signed-in') return 'For anyone signed in, operators and tenants’ users alike.';
  if (access === 'signed-in-or-key') return 'For anyone signed in, and for API keys.';
  const who = isTenantPermission(access)
    ? `a tenant’s users with the role ${rolesWith(TENANT_ROLE_PERMISSIONS, access)}`
    : 'operators of the platform';
  return `Needs the permission \`${access}\`: for ${who}.`;
}

const rolesWith = (
  table: Readonly<Record<string, readonly Permission[]>>,
  permission: Permission,
) =>
  Object.keys(table)
    .filter((role) => table[role]?.includes(permission))
    .join(', ')
    .replace(/, (\w+)$/, ' or $1');

function requestOf({ params, query, headers, body }: OperationContract) {
  const requestParams = {
    ...(params ? { path: params } : {}),
    ...(query ? { query } : {}),
    ...(headers ? { header: headers } : {}),
  };
  return {
    ...(Object.keys(requestParams).length > 0 ? { requestParams } : {}),
    ...(body ? { requestBody: requestBodyOf(body) } : {}),
  };
}

const requestBodyOf = (body: z.ZodType) => ({
  required: !(body instanceof z.ZodOptional),
  content: { 'application/json': { schema: requiredPart(body) } },
});

const requiredPart = (body: z.ZodType) => (body instanceof z.ZodOptional ? body.unwrap() : body);

function responsesOf(operationId: OperationId): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    [...answersOf(operationId)].map(([status, answer]) => [
      status,
      answer.id === undefined
        ? responseOf(answer)
        : { $ref: `#/components/responses/${answer.id}` },
    ]),
  );
}

/** The answers that operations have in common, by the name they are referred to. */
export function commonResponses(): Record<string, ZodOpenApiResponseObject> {
  const answers = (Object.keys(routes) as OperationId[]).flatMap((id) => [...answersOf(id)]);
  return Object.fromEntries(
    answers.flatMap(([, answer]) =>
      answer.id === undefined ? [] : [[answer.id, responseOf(answer)]],
    ),
  );
}

function responseOf(answer: FullAnswer): ZodOpenApiResponseObject {
  const content = [...answer.content].map(([contentType, schema]) => [
    contentType,
    contentType === 'application/problem+json'
      ? {
          schema: narrowedProblem(answer.problems.map(({ type }) => type)),
          examples: problemExamples(answer.problems),
        }
      : { schema },
  ]);
  return {
    description: answer.description,
    headers: headersOf(answer),
    ...(content.length > 0 ? { content: Object.fromEntries(content) as Content } : {}),
  };
}

type Content = NonNullable<ZodOpenApiResponseObject['content']>;

const problemExamples = (problems: FullAnswer['problems']) =>
  Object.fromEntries(problems.map((problem) => [problem.type, problemExample(problem)]));

const headersOf = ({ headers, isGateways }: FullAnswer) =>
  z.object(
    Object.fromEntries(
      Object.entries(headers).map(([name, { description, schema = z.string() }]) => [
        name,
        (isGateways ? schema.optional() : schema).meta({ header: { description } }),
      ]),
    ),
  );
