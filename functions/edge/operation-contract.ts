import type { z } from 'zod';
import type { FunctionPath, OperationOf } from '../routes.ts';
import type { ErrorKind } from './problems.ts';

/** A header of an answer; a text unless `schema` says otherwise. */
export type HeaderContract = { readonly description: string; readonly schema?: z.ZodType };

/** One answer of an operation that succeeds. */
export type AnswerContract = {
  readonly description: string;
  readonly body?: z.ZodType;
  /** Of the body; JSON unless said otherwise. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, HeaderContract>>;
};

/**
 * What an operation takes and answers: what the edge parses its request with, what its handler may
 * answer, and the only source of its OpenAPI description. What the edge refuses by itself (the
 * request's form, token, permission) is not repeated here.
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
  /** The errors that the operation itself may answer, as the catalogue of problems knows them. */
  readonly refusals?: readonly ErrorKind[];
};

/** The contracts of all operations of one function: `satisfies Contracts<'tenants/api'>`. */
export type Contracts<Fn extends FunctionPath> = Readonly<
  Record<OperationOf<Fn>, OperationContract>
>;
