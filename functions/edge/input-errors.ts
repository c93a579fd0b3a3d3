import type * as z from 'zod';
import type { OperationContract } from './operation-contract.ts';
import { problems, type ErrorKind } from './problems.ts';

/** The error of a path that can name nothing; undefined where the operation has no answer for that. */
export const unknownOf = ({ refusals = [] }: OperationContract): ErrorKind | undefined =>
  refusals.find((kind) => problems[kind].status === 404);

/** What the edge refuses in the request's form, by the parts that the contract has. */
export const inputErrors = (contract: OperationContract): readonly ErrorKind[] => [
  ...(isValidated(contract) ? (['InvalidRequest'] as const) : []),
  ...(contract.body ? (['MalformedBody'] as const) : []),
  ...(contract.query?.shape.cursor ? (['InvalidCursor'] as const) : []),
  ...ifMatchErrors(memberOf(contract.headers, 'if-match')),
];

const isValidated = (contract: OperationContract): boolean => {
  const { params, query, headers, body } = contract;
  const isPathValidated = params !== undefined && unknownOf(contract) === undefined;
  const validatedHeader = memberOf(headers, 'if-match') ?? memberOf(headers, 'idempotency-key');
  return isPathValidated || [query, body, validatedHeader].some(Boolean);
};

function ifMatchErrors(ifMatch: z.ZodType | undefined): readonly ErrorKind[] {
  if (!ifMatch) return [];
  return isOptional(ifMatch) ? ['VersionConflict'] : ['VersionConflict', 'PreconditionRequired'];
}

/** The schema of one member, such as a header; undefined where the contract has none. */
export function memberOf(schema: z.ZodObject | undefined, name: string): z.ZodType | undefined {
  const shape: Readonly<Record<string, z.ZodType>> | undefined = schema?.shape;
  return shape?.[name];
}

export const isOptional = (schema: z.ZodType): boolean => schema.safeParse(undefined).success;
