import { expect } from 'vitest';
import * as z from 'zod';
import { answersOf, type FullAnswer } from '../../functions/api-description/answers-of.ts';
import type { OperationId } from '../../functions/routes.ts';
import type { Answer } from './api.ts';

/** Fails unless the operation's contract describes this answer: its status, headers, type and body. */
export function expectConforms(operationId: OperationId, answer: Answer): void {
  expect(faultsIn(operationId, answer), `${operationId} answered ${answer.status}`).toEqual([]);
}

/** What the contract of the operation does not say about this answer; nothing when it conforms. */
export function faultsIn(operationId: OperationId, answer: Answer): string[] {
  const described = answersOf(operationId).get(answer.status);
  if (described === undefined) return [`status ${answer.status} is not described`];

  return [...headerFaults(described, answer), ...bodyFaults(described, answer)];
}

function headerFaults({ headers, isGateways }: FullAnswer, answer: Answer): string[] {
  // The gateway's own refusals are plain JSON with none of our headers; ours are problems.
  if (isGateways && typeOf(answer.headers) === 'application/json') return [];

  return Object.entries(headers).flatMap(([name, { schema = z.string() }]) => {
    const value = answer.headers.get(name) ?? undefined;
    return faultsBySchema(schema, value, `header ${name}`);
  });
}

const typeOf = (headers: Headers) => headers.get('content-type')?.split(';')[0]?.trim() ?? 'none';

function bodyFaults({ content }: FullAnswer, { status, headers, body }: Answer): string[] {
  if (content.size === 0) return body === undefined ? [] : ['a body is not described'];

  const type = typeOf(headers);
  const schema = content.get(type) ?? content.get(type.replace(/\/.*/, '/*'));
  if (schema === undefined) return [`content-type ${type} is not described`];

  const faults = faultsBySchema(schema, body, 'body');
  const isTwoStatuses =
    type === 'application/problem+json' && (body as { status?: unknown }).status !== status;
  return isTwoStatuses ? [...faults, 'body/status is not the status of the answer'] : faults;
}

function faultsBySchema(schema: z.ZodType, value: unknown, place: string): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? undescribedMembers(value, parsed.data, place)
    : parsed.error.issues.map(({ path, message }) => `${[place, ...path].join('/')}: ${message}`);
}

/** A schema takes members that it does not know and drops them; in an answer each is a fault. */
function undescribedMembers(value: unknown, known: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = `${place}/${key}`;
    return typeof known === 'object' && known !== null && key in known
      ? undescribedMembers(member, (known as Record<string, unknown>)[key], at)
      : [`${at} is not described`];
  });
}
