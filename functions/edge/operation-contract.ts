import type { z } from 'zod';
import type { FunctionPath, OperationOf } from '../routes.ts';

/** A header of an answer; a text unless `schema` says otherwise. */
export type HeaderContract = { readonly description: string; readonly schema?: z.ZodType };

/**
 * One answer of an operation, by status. An answer of 400 and above has no `body` of its own: it is a
 * problem (RFC 9457), of one of the named kinds.
 */
export type AnswerContract = {
  readonly description: string;
  readonly body?: z.ZodType;
  /** Of the body; JSON unless said otherwise. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, HeaderContract>>;
  readonly problems?: readonly string[];
};

/**
 * What an operation takes and answers: the schemas its handler validates with, and the only source of
 * its OpenAPI description. What the edge adds to each operation (401, 403, 500, `x-request-id`,
 * security) is not repeated here; a kind that the operation adds to those statuses is.
 */
export type OperationContract = {
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, AnswerContract>>;
};

/** The contracts of all operations of one function: `satisfies Contracts<'tenants/api'>`. */
export type Contracts<Fn extends FunctionPath> = Readonly<
  Record<OperationOf<Fn>, OperationContract>
>;
