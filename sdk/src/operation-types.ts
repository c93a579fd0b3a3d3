import type { components, operations } from './generated/schema.ts';

/** The bodies of requests and answers by their names in the API's description. */
export type Schemas = components['schemas'];

/** The name of an operation, as the API's description has it. */
export type OperationId = keyof operations;

type Parameters<Id extends OperationId> = operations[Id]['parameters'];

/** A part of a request: left out where the operation takes none, and may be left out where it is optional. */
type Part<Name extends string, Value> = [Exclude<Value, undefined>] extends [never]
  ? Readonly<Partial<Record<Name, undefined>>>
  : undefined extends Value
    ? Readonly<Partial<Record<Name, Value>>>
    : Readonly<Record<Name, Value>>;

type JsonOf<Body> = Body extends { readonly content: { readonly 'application/json': infer Json } }
  ? Json
  : Body;

export type RequestOf<Id extends OperationId> = Part<'params', Parameters<Id>['path']> &
  Part<'query', Parameters<Id>['query']> &
  Part<'headers', Parameters<Id>['header']> &
  Part<'body', JsonOf<operations[Id]['requestBody']>> & { readonly signal?: AbortSignal };

/** The request, which may be left out where no part of it is required. */
export type RequestArguments<Id extends OperationId> =
  Partial<RequestOf<Id>> extends RequestOf<Id>
    ? [request?: RequestOf<Id>]
    : [request: RequestOf<Id>];

type BodyOf<Response> = Response extends { readonly content: infer Content }
  ? Content[keyof Content]
  : undefined;

/** The body of a good answer. */
export type AnswerOf<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses']]: BodyOf<operations[Id]['responses'][Status]>;
}[keyof operations[Id]['responses']];

/** An operation that answers a page of items, and where the next one begins. */
export type ListId = {
  [Id in OperationId]: AnswerOf<Id> extends PageOf<unknown> ? Id : never;
}[OperationId];

export type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor?: string };

export type ItemOf<Id extends ListId> = AnswerOf<Id> extends PageOf<infer Item> ? Item : never;
