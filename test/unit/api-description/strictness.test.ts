import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contracts } from '../../../functions/contracts.ts';
import type { OperationContract } from '../../../functions/edge/operation-contract.ts';
import { openApiDocument } from '../../../functions/openapi.ts';
import { isId, newId } from '../../../kit/id.ts';

type Schema = {
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly oneOf?: unknown;
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
};
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly example?: unknown;
  readonly schema: Schema & { readonly examples?: readonly unknown[] };
};
type Operations = Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>;

const { components, paths } = JSON.parse(JSON.stringify(openApiDocument())) as {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Operations>>;
};
const { schemas } = components;
const parameters = Object.values(paths)
  .flatMap((operations) => Object.values(operations))
  .flatMap(({ parameters: own = [] }) => own);

describe('the OpenAPI document is as strict as the server', () => {
  it('with a password and the answer to a challenge, of which it takes one', () => {
    expect(schemas.CreateSession?.oneOf).toEqual([
      { required: ['password'] },
      { required: ['challenge'] },
    ]);
    const challenge = { name: 'SOFTWARE_TOKEN_MFA', session: 's', code: '123456' };
    const accepts = (reply: object) =>
      contracts.createSession.body.safeParse({ email: 'ada@acme.example', ...reply }).success;
    expect(
      [{ password: 'p' }, { challenge }, { password: 'p', challenge }, {}].map(accepts),
    ).toEqual([true, true, false, false]);
  });

  it('with the length of a file’s name, counted in characters and not in code units', () => {
    expect(schemas.NewFile?.properties?.name).toMatchObject({ minLength: 1, maxLength: 200 });
    const accepts = (name: string) =>
      contracts.createFile.body.safeParse({ name, contentType: 'text/plain', size: 1 }).success;
    expect(['😀'.repeat(200), '😀'.repeat(201), 'a'.repeat(201), ''].map(accepts)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('with a change of nothing', () => {
    expect(schemas.TenantChange?.minProperties).toBe(1);
    expect(contracts.updateTenant.body.safeParse({}).success).toBe(false);
  });

  it('with every name in a path', () => {
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    const named = [...new Set(inPath.map(({ name }) => name))].sort();
    expect(named).toContain('collection');
    const loose = inPath.filter(({ schema }) => schema.pattern === undefined);
    // It names a file of the reader, and any other is not found.
    expect([...new Set(loose.map(({ name }) => name))]).toEqual(['asset']);
  });

  it('with ids, by the pattern of kit/id.ts', () => {
    const tenantId = parameters.find(({ name }) => name === 'tenantId')?.schema.pattern ?? '';
    const id = newId('tnt');
    const texts = [id, `${id}0`, id.toUpperCase(), id.replace('tnt', 'usr'), 'tnt_8', `${id}\n`];
    const byPattern = texts.map((text) => new RegExp(tenantId).test(text));
    expect(byPattern).toEqual(texts.map((text) => isId('tnt', text)));
  });

  it('in its examples: none of a parameter is refused', () => {
    const refused = Object.entries<OperationContract>(contracts).flatMap(
      ([operationId, contract]) =>
        [contract.params, contract.query, contract.headers]
          .flatMap((part) => (part ? refusedExamples(part) : []))
          .map((name) => `${operationId} ${name}`),
    );
    expect(refused).toEqual([]);
    expect(parameters.find(({ name }) => name === 'cursor')).not.toHaveProperty('example');
    expect(parameters.find(({ name }) => name === 'cursor')?.schema.examples).toBeUndefined();
  });
});

function refusedExamples({ shape }: z.ZodObject): string[] {
  return Object.entries<z.ZodType>(shape).flatMap(([name, member]) => {
    const { examples = [] } = z.globalRegistry.get(member) ?? {};
    return examples.every((example) => member.safeParse(String(example)).success) ? [] : [name];
  });
}
