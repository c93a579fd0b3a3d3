import type { FieldError } from '../../kit/lambda/problem.ts';

/** How an error is answered: its status, its stable type and title, and what this one adds to them. */
export type ProblemEntry<Known> = {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail?: string | ((error: Known) => string);
  readonly errors?: (error: Known) => readonly FieldError[];
  readonly extensions?: (error: Known) => Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number | ((error: Known) => number);
  readonly headers?: Readonly<Record<string, string>>;
};

export const notFound = (noun: string) => ({
  status: 404,
  type: 'not-found',
  title: `${noun} not found`,
});
export const unauthorized = (type: string, title: string) => ({ status: 401, type, title });
export const invalid = { status: 400, type: 'invalid-request', title: 'Invalid request' };
