import type { OperationContract } from './operation-contract.ts';
import { problems, type ErrorKind } from './problems.ts';

/** The error of a path that can name nothing; undefined where the operation has no answer for that. */
export const unknownOf = ({ refusals = [] }: OperationContract): ErrorKind | undefined =>
  refusals.find((kind) => problems[kind].status === 404);

/** What the edge refuses in the request's form, by the parts that the contract has. */
export function inputErrors(contract: OperationContract): readonly ErrorKind[] {
  const { params, query, headers, body } = contract;
  const isPathJudged = params !== undefined && unknownOf(contract) === undefined;
  const isJudged = isPathJudged || [query, body, judgedHeaders(headers)].some(Boolean);
  const ifMatch = headers?.shape['if-match'];
  return [
    ...(isJudged ? (['InvalidRequest'] as const) : []),
    ...(body ? (['MalformedBody'] as const) : []),
    ...(query?.shape.cursor ? (['InvalidCursor'] as const) : []),
    ...(ifMatch ? (['VersionConflict'] as const) : []),
    ...(ifMatch && !isOptional(ifMatch) ? (['PreconditionRequired'] as const) : []),
  ];
}

const judgedHeaders = (headers: OperationContract['headers']) =>
  headers?.shape['if-match'] ?? headers?.shape['idempotency-key'];

const isOptional = (schema: { safeParse: (value: undefined) => { success: boolean } }) =>
  schema.safeParse(undefined).success;
