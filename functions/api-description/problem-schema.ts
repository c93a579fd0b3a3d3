import * as z from 'zod';
import type { ProblemEntry } from '../edge/problem-entry.ts';
import { PROBLEM_TYPE_PREFIX } from '../../kit/lambda/problem.ts';

const fieldError = z
  .object({
    pointer: z.string().meta({
      description: 'A JSON pointer into the body, or `?name` for a query parameter',
      examples: ['/adminEmail'],
    }),
    detail: z
      .string()
      .meta({ description: 'What is wrong with it', examples: ['Invalid email address'] }),
  })
  .meta({
    id: 'FieldError',
    description: 'One invalid field of the request',
    examples: [{ pointer: '/adminEmail', detail: 'Invalid email address' }],
  });

const anyProblem = z
  .looseObject({
    type: z
      .string()
      .startsWith(PROBLEM_TYPE_PREFIX)
      .meta({
        description: 'Names the kind of problem; it never changes, so programs decide by it',
        examples: [`${PROBLEM_TYPE_PREFIX}not-found`],
      }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ description: 'The HTTP status', examples: [404] }),
    title: z
      .string()
      .min(1)
      .meta({
        description: 'The kind in words, for people; it may be reworded',
        examples: ['Route not found'],
      }),
    detail: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: 'What happened this time, and what to do about it',
        examples: ['Read it again and send the ETag of that answer as If-Match.'],
      }),
    errors: z.array(fieldError).optional().meta({
      description: 'Every invalid field, all at once',
    }),
  })
  .meta({
    id: 'Problem',
    description: 'Why a request was refused, as RFC 9457 defines it',
    examples: [
      {
        type: `${PROBLEM_TYPE_PREFIX}not-found`,
        status: 404,
        title: 'Route not found',
      },
    ],
  });

export type Problem = Pick<ProblemEntry<never>, 'status' | 'type' | 'title'>;

/** A problem of one of these kinds. */
export const problemOf = (kinds: readonly string[]) =>
  anyProblem.extend({ type: z.enum(kinds.map(typeOf)) });

/** The same for the document, which names the problem once and narrows it at each answer. */
export const narrowedProblem = (kinds: readonly string[]) =>
  z.intersection(anyProblem, z.looseObject({ type: z.enum(kinds.map(typeOf)) }));

/** What API Gateway itself answers before any function runs. */
export const gatewayMessage = z
  .object({ message: z.string().nullable().meta({ description: 'The status in words' }) })
  .meta({
    id: 'GatewayMessage',
    description:
      'An answer of the gateway in front of the API, given before the request was looked at',
    examples: [{ message: 'Too Many Requests' }],
  });

export const problemExample = ({ status, type, title }: Problem) => ({
  summary: type,
  value: { type: typeOf(type), status, title },
});

const typeOf = (kind: string) => `${PROBLEM_TYPE_PREFIX}${kind}`;
