import type { z } from 'zod';
import { contracts } from '../contracts.ts';
import type { AnswerContract, HeaderContract } from '../edge/operation-contract.ts';
import { routes, type OperationId } from '../routes.ts';
import { edgeAnswers, type EdgeAnswer } from './edge-answers.ts';
import { gatewayMessage, problemOf } from './problem-schema.ts';

/** One answer as the client sees it, the edge's part included. */
export type FullAnswer = {
  readonly description: string;
  readonly headers: Readonly<Record<string, HeaderContract>>;
  /** API Gateway may answer it too, without any of these headers. */
  readonly isGateways: boolean;
  /** The schema of the body by its content type; empty when there is no body. */
  readonly content: ReadonlyMap<string, z.ZodType>;
  readonly problems: readonly string[];
  /** Set when it is the edge's alone, the same wherever it occurs. */
  readonly id?: string;
};

/** Everything that an operation may answer, by status: its contract, and what the edge adds to it. */
export function answersOf(operationId: OperationId): ReadonlyMap<number, FullAnswer> {
  const own: Readonly<Record<number, AnswerContract>> = contracts[operationId].answers;
  const edge = edgeAnswers(routes[operationId]);
  const statuses = new Set([...Object.keys(own), ...Object.keys(edge)].map(Number));

  return new Map(
    [...statuses]
      .sort((a, b) => a - b)
      .map((status) => [status, fullAnswer(own[status], edge[status])]),
  );
}

function fullAnswer(own: AnswerContract | undefined, edge: EdgeAnswer | undefined): FullAnswer {
  const parts = [own, edge].filter((part) => part !== undefined);
  const problems = [...new Set(parts.flatMap((part) => part.problems ?? []))];
  return {
    description: parts.map(({ description }) => description).join('. Or: '),
    headers: { ...edge?.headers, ...own?.headers, 'x-request-id': requestId },
    isGateways: edge?.isGateways ?? false,
    content: new Map([
      ...bodyOf(own),
      ...(problems.length > 0 ? [['application/problem+json', problemOf(problems)] as const] : []),
      ...(edge?.isGateways ? [['application/json', gatewayMessage] as const] : []),
    ]),
    problems,
    ...(edge && !own ? { id: edge.id } : {}),
  };
}

const bodyOf = (own: AnswerContract | undefined) =>
  own?.body ? [[own.contentType ?? 'application/json', own.body] as const] : [];

const requestId: HeaderContract = { description: 'Finds this request in the platform’s log' };
