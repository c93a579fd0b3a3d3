import type { z } from 'zod';
import type {
  AccountHolder,
  ApiKeyPrincipal,
  Operator,
  RequestInfo,
  Support,
  User,
} from '../../core/access/principal.ts';
import type { KeyPermission } from '../../core/access/api-key-grant.ts';
import type { OperatorPermission, TenantPermission } from '../../core/access/roles.ts';
import type { SupportScope } from '../../core/access/support-grant.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import type { FieldError } from '../../kit/lambda/problem.ts';
import type { contracts } from '../contracts.ts';
import type { OperationId, routes } from '../routes.ts';
import type { Answer, Refusal } from './answer.ts';
import type { AdmittedVersions } from './if-match.ts';
import type { ErrorKind } from './problems.ts';

type ContractOf<Id extends OperationId> = (typeof contracts)[Id];
type PermissionOf<Id extends OperationId> = (typeof routes)[Id]['permission'];

/** What the schema of one part of the request gives; undefined where the contract has no such part. */
type Parsed<Contract, Part extends string> =
  Contract extends Readonly<Record<Part, infer Schema extends z.ZodType>>
    ? z.output<Schema>
    : undefined;

type CallerOf<Permission> = Permission extends TenantPermission
  ? { readonly principal: TenantCaller<Permission>; readonly tenant: TenantContext }
  : Permission extends OperatorPermission
    ? { readonly principal: Operator; readonly operator: Operator }
    : Permission extends 'signed-in'
      ? { readonly principal: AccountHolder }
      : Permission extends 'signed-in-or-key'
        ? { readonly principal: AccountHolder | ApiKeyPrincipal }
        : object;

type TenantCaller<Permission> =
  | User
  | (Permission extends KeyPermission ? ApiKeyPrincipal : never)
  | (Permission extends SupportScope ? Support : never);

/** What the edge hands to an operation: who asks, and the request as its contract types it. */
export type InputOf<Id extends OperationId> = CallerOf<PermissionOf<Id>> & {
  readonly request: RequestInfo;
  readonly path: string;
  /** Byte by byte as it was sent: what a signature is of. */
  readonly rawBody: () => Uint8Array;
  readonly params: Parsed<ContractOf<Id>, 'params'>;
  readonly query: Parsed<ContractOf<Id>, 'query'>;
  readonly headers: Parsed<ContractOf<Id>, 'headers'>;
  readonly body: Parsed<ContractOf<Id>, 'body'>;
  /** `name=value`, as the browser sent them. */
  readonly cookies: readonly string[];
  /** Of a contract with `if-match`: the versions it admits, null for any. */
  readonly ifMatch: AdmittedVersions;
  readonly idempotencyKey: string | undefined;
};

type BodyOf<Contract> = Contract extends { readonly contentType: string }
  ? string | Uint8Array
  : Contract extends { readonly body: infer Schema extends z.ZodType }
    ? z.input<Schema>
    : undefined;

/** What the contract lets the operation answer. */
type AnswersOf<Answers> = {
  [Status in keyof Answers & number]: Answer<Status, BodyOf<Answers[Status]>>;
}[keyof Answers & number];

type RefusalsOf<Contract> = Contract extends {
  readonly refusals: readonly (infer Kind extends ErrorKind)[];
}
  ? Refusal<Kind>
  : never;

export type OutcomeOf<Id extends OperationId> =
  AnswersOf<ContractOf<Id>['answers']> | RefusalsOf<ContractOf<Id>>;

/** An operation as the edge runs it, its types aside. */
export type Operation = {
  readonly id: OperationId;
  readonly run: (input: never) => Promise<Answer | Refusal>;
  readonly validate?: (readable: never) => readonly FieldError[];
};

/**
 * One operation of the API. `validate` names what else is wrong with a body whose form is invalid too,
 * from the members that can be read: so a client hears of every invalid field at once.
 */
export const operation = <Id extends OperationId>(
  id: Id,
  run: (input: InputOf<Id>) => Promise<OutcomeOf<Id>>,
  validate?: (readable: Partial<InputOf<Id>['body']>) => readonly FieldError[],
): Operation & { readonly id: Id } => ({ id, run, validate });
