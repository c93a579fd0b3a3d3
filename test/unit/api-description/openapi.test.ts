import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isTenantPermission } from '../../../core/access/roles.ts';
import { answersOf, ownErrors } from '../../../functions/api-description/answers-of.ts';
import { generatedFiles } from '../../../functions/api-description/generated-files.ts';
import { contracts } from '../../../functions/contracts.ts';
import { openApiDocument } from '../../../functions/openapi.ts';
import { REFUSALS } from '../../../functions/edge/authorizer-context.ts';
import type { ProblemEntry } from '../../../functions/edge/problem-entry.ts';
import { problems } from '../../../functions/edge/problems.ts';
import type { OperationContract } from '../../../functions/edge/operation-contract.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';

const operationIds = Object.keys(routes) as OperationId[];
const document = openApiDocument();
const files = [...(await generatedFiles())].map(
  ([file, text]) => [relative(process.cwd(), file), file, text] as const,
);

const operationOf = (operationId: OperationId) => {
  const [method = '', path = ''] = routes[operationId].key.split(' ');
  const operation = document.paths?.[path]?.[method.toLowerCase() as 'get'];
  if (operation === undefined) throw new Error(`${operationId} is not described`);
  return operation;
};

describe('the OpenAPI document', () => {
  it.each(files)('is what %s holds: `npm run openapi` writes it', (_, file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  /** What a key may do ends where a person's own begins. */
  const securityOf = (permission: string) => {
    if (permission === 'anyone') return [];
    const isForKeys =
      permission === 'signed-in-or-key' ||
      (isTenantPermission(permission) && !PERSONS_ALONE.test(permission));
    return [{ accessToken: [] }, ...(isForKeys ? [{ apiKey: [] }] : [])];
  };
  const PERSONS_ALONE =
    /^(policy|members|roles|ownership|support-access|api-keys|audit|billing|termination|exports):write$|^onboarding:read$|^inbox:/;

  it.each(operationIds)('describes %s with its access rule', (operationId) => {
    const { permission } = routes[operationId];
    expect(operationOf(operationId)).toMatchObject({
      operationId,
      'x-freehold-permission': permission,
      security: securityOf(permission),
    });
  });

  it.each(operationIds)('tells of every refusal of the edge at %s', (operationId) => {
    const kinds = [...answersOf(operationId).values()].flatMap(({ problems }) =>
      problems.map(({ type }) => type),
    );
    const { permission } = routes[operationId];

    expect(kinds).toContain('internal');
    expect(kinds.includes('token-invalid')).toBe(permission !== 'anyone');
    expect(kinds.includes('tenant-not-active')).toBe(
      permission !== 'anyone' ||
        operationId === 'createSession' ||
        operationId === 'refreshSession' ||
        operationId === 'recoverAccount',
    );
    expect(kinds.includes('not-permitted')).toBe(
      !['anyone', 'signed-in', 'signed-in-or-key'].includes(permission) ||
        operationId === 'showEntitlements' ||
        operationId === 'showLimits',
    );
  });

  it('describes and exemplifies every named schema', () => {
    const incomplete = Object.entries(document.components?.schemas ?? {}).filter(
      ([, schema]) => !isDescribed(schema),
    );
    // No cursor is good for everyone, so an example would be refused.
    expect(incomplete.map(([name]) => name).filter((name) => name !== 'cursor')).toEqual([]);
  });
});

describe('the contract', () => {
  it.each(operationIds)('of %s names the parameters of its path', (operationId) => {
    const inPath = [...routes[operationId].key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const { params } = contractOf(operationId);
    expect(Object.keys(params?.shape ?? {})).toEqual(inPath);
  });

  it.each(operationIds)('of %s describes and exemplifies its parameters', (operationId) => {
    const { params, query, headers } = contractOf(operationId);
    const parameters = { ...params?.shape, ...query?.shape, ...headers?.shape };
    const incomplete = Object.entries(parameters).filter(
      ([, schema]) => !isComplete(schema as z.ZodType),
    );
    // No cursor is good for everyone, so an example would be refused.
    expect(incomplete.map(([name]) => name).filter((name) => name !== 'cursor')).toEqual([]);
  });

  it.each(operationIds)('of %s has a named schema for each body', (operationId) => {
    const { body, answers } = contractOf(operationId);
    const bodies = [body, ...Object.values(answers).map((answer) => answer.body)];
    expect(bodies.every((schema) => schema === undefined || isNamed(schema))).toBe(true);
  });

  it.each(operationIds)('of %s says of each answer what it holds', (operationId) => {
    for (const [status, { body }] of Object.entries(contractOf(operationId).answers)) {
      expect(Number(status)).toBeLessThan(400);
      // What was accepted to be done later, and what is done without more to tell, may have none.
      if (body === undefined) expect(['202', '204']).toContain(status);
      else expect(status).not.toBe('204');
    }
  });
});

describe('the catalogue of problems', () => {
  const entries = Object.entries<ProblemEntry<never>>(problems);

  it.each(entries)('names %s in kebab-case and says what is wrong', (_, { type, title }) => {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/);
  });

  it('has one status for each type', () => {
    const byType = Map.groupBy(entries, ([, { type }]) => type);
    for (const [, found] of byType) {
      expect(new Set(found.map(([, { status }]) => status)).size).toBe(1);
    }
  });

  it('holds no error that nothing answers', () => {
    const answered = new Set<string>([
      ...operationIds.flatMap((id) => ownErrors(contractOf(id))),
      ...REFUSALS,
      'FeatureNotInPlan',
      'FeatureSwitchedOff',
      'WritesPaused',
      'RateLimitExceeded',
      'InternalError',
      'RouteNotFound',
    ]);
    expect(entries.map(([kind]) => kind).filter((kind) => !answered.has(kind))).toEqual([]);
  });
});

const contractOf = (operationId: OperationId): OperationContract => contracts[operationId];

const isNamed = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodOptional
    ? isNamed(schema.unwrap() as z.ZodType)
    : schema.meta()?.id !== undefined;

/** An optional schema passes on what its inner one says. */
const isComplete = (schema: z.ZodType): boolean =>
  isDescribed(z.toJSONSchema(schema, { io: 'input' }));

const isDescribed = (schema: object | boolean): boolean =>
  typeof schema === 'object' &&
  'description' in schema &&
  ('example' in schema || 'examples' in schema);
