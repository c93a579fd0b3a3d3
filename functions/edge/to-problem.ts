import type { Problem } from '../../kit/lambda/problem.ts';
import type { ProblemEntry } from './problem-entry.ts';
import { problems, type KnownError } from './problems.ts';

/** The error as its client reads it. */
export function toProblem(error: KnownError): Problem {
  const entry = problems[error.kind] as ProblemEntry<KnownError>;
  const { status, type: kind, title, detail, errors, extensions, retryAfterSeconds } = entry;
  return {
    status,
    kind,
    title,
    ...(detail !== undefined && { detail: valueOf(detail, error) }),
    ...(errors && { errors: errors(error) }),
    ...(extensions && { extensions: extensions(error) }),
    headers: {
      ...entry.headers,
      ...(retryAfterSeconds !== undefined && {
        'retry-after': String(valueOf(retryAfterSeconds, error)),
      }),
    },
  };
}

const valueOf = <Value extends string | number>(
  value: Value | ((error: KnownError) => Value),
  error: KnownError,
): Value => (typeof value === 'function' ? value(error) : value);
