import type { OpenAPI3, OperationObject, PathItemObject } from 'openapi-typescript';

/** Without what only a reader needs, and without refusals: those are typed by their kinds. */
export function withoutRefusals(document: OpenAPI3): OpenAPI3 {
  const { components = {}, paths = {} } = document;
  return {
    ...document,
    components: { schemas: components.schemas ?? {} },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        Object.fromEntries(
          operationsOf(item as PathItemObject).map(([method, operation]) => [
            method,
            { ...operation, responses: goodAnswers(operation) },
          ]),
        ),
      ]),
    ),
  };
}

const goodAnswers = ({ responses = {} }: OperationObject) =>
  Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2')));

const operationsOf = (item: PathItemObject) =>
  Object.entries(item) as unknown as [string, OperationObject][];

/** How each operation is called, as a table that a program can read. */
export function operationTable({ paths = {} }: OpenAPI3): string {
  const lines = Object.entries(paths).flatMap(([path, item]) =>
    operationsOf(item as PathItemObject).map(([method, operation]) => {
      const facts = [
        `route: '${method.toUpperCase()} ${path}'`,
        ...(takesKey(operation) ? ['takesKey: true'] : []),
        ...(operation.security?.length === 0 ? ['isOpen: true'] : []),
      ];
      return `  ${operation.operationId ?? ''}: { ${facts.join(', ')} },\n`;
    }),
  );
  return `export const OPERATIONS = {\n${lines.join('')}} as const;\n`;
}

const takesKey = ({ parameters = [] }: OperationObject) =>
  parameters.some((parameter) => 'name' in parameter && parameter.name === 'idempotency-key');

const KIND = /"urn:freehold:problem:([a-z-]+)"/g;

/** Every kind of problem that an operation may answer. */
export function problemKinds(document: OpenAPI3): string {
  const kinds = [...JSON.stringify(document).matchAll(KIND)].map(([, kind = '']) => kind);
  const lines = [...new Set(kinds)].sort().map((kind) => `  | '${kind}'`);
  return `export type ProblemKind =\n${lines.join('\n')};\n`;
}
