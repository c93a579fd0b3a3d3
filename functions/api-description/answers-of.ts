import type { z } from 'zod';
import { contracts } from '../contracts.ts';
import { inputErrors } from '../edge/input-errors.ts';
import type {
  AnswerContract,
  HeaderContract,
  OperationContract,
} from '../edge/operation-contract.ts';
import type { ProblemEntry } from '../edge/problem-entry.ts';
import { problems, type ErrorKind } from '../edge/problems.ts';
import { routes, type OperationId } from '../routes.ts';
import { edgeAnswers, type EdgeAnswer } from './edge-answers.ts';
import { gatewayMessage, problemOf, type Problem } from './problem-schema.ts';

/** One answer as the client sees it, the edge's part included. */
export type FullAnswer = {
  readonly description: string;
  readonly headers: Readonly<Record<string, HeaderContract>>;
  /** API Gateway may answer it too, without any of these headers. */
  readonly isGateways: boolean;
  /** The schema of the body by its content type; empty when there is no body. */
  readonly content: ReadonlyMap<string, z.ZodType>;
  readonly problems: readonly Problem[];
  /** Set when it is the edge's alone, the same wherever it occurs. */
  readonly id?: string;
};

/** Everything that an operation may answer, by status: its contract, and what the edge adds to it. */
export function answersOf(operationId: OperationId): ReadonlyMap<number, FullAnswer> {
  const contract: OperationContract = contracts[operationId];
  const edge = edgeAnswers(routes[operationId]);
  const edgesOwn = new Set(Object.values(edge).flatMap(({ refusals = [] }) => refusals));
  const refusals = ownErrors(contract).filter((kind) => !edgesOwn.has(kind));
  const own: Readonly<Record<number, Own>> = { ...contract.answers, ...refusedAnswers(refusals) };
  const statuses = new Set([...Object.keys(own), ...Object.keys(edge)].map(Number));

  return new Map(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => [status, fullAnswer(own[status], edge[status])]),
  );
}

type Own = AnswerContract & { readonly refusals?: readonly ErrorKind[] };

/** The errors that the operation may answer, and the edge for the form of its request, by status. */
export const ownErrors = (contract: OperationContract): readonly ErrorKind[] => [
  ...new Set([...inputErrors(contract), ...(contract.refusals ?? [])]),
];

function refusedAnswers(kinds: readonly ErrorKind[]): Record<number, Own> {
  const byStatus = Map.groupBy(kinds, (kind) => problems[kind].status);
  return Object.fromEntries(
    [...byStatus].map(([status, refusals]) => {
      const entries: readonly ProblemEntry<never>[] = refusals.map((kind) => problems[kind]);
      const headers: Own['headers'] = entries.some(
        ({ retryAfterSeconds }) => retryAfterSeconds !== undefined,
      )
        ? { 'retry-after': { description: 'Seconds to wait' } }
        : {};
      return [status, { description: titlesOf(entries), headers, refusals }];
    }),
  );
}

const titlesOf = (entries: readonly Problem[]): string =>
  [...new Set(entries.map(({ title }) => title))].join('. Or: ');

function fullAnswer(own: Own | undefined, edge: EdgeAnswer | undefined): FullAnswer {
  const parts = [own, edge].filter((part) => part !== undefined);
  const found = problemsOf(parts.flatMap(({ refusals = [] }) => refusals));
  return {
    description: parts.map(({ description }) => description).join('. Or: '),
    headers: { ...edge?.headers, ...own?.headers, 'x-request-id': requestId },
    isGateways: edge?.isGateways ?? false,
    content: new Map([
      ...bodyOf(own),
      ...(found.length > 0
        ? [['application/problem+json', problemOf(found.map(({ type }) => type))] as const]
        : []),
      ...(edge?.isGateways ? [['application/json', gatewayMessage] as const] : []),
    ]),
    problems: found,
    ...(edge && !own ? { id: edge.id } : {}),
  };
}

/** Several errors may be one type of problem. */
export const problemsOf = (kinds: readonly ErrorKind[]): readonly Problem[] => [
  ...new Map(kinds.map((kind) => [problems[kind].type, problems[kind]])).values(),
];

const bodyOf = (own: AnswerContract | undefined) =>
  own?.body ? [[own.contentType ?? 'application/json', own.body] as const] : [];

const requestId: HeaderContract = { description: 'Finds this request in the platform’s log' };
