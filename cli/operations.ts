import { z } from 'zod';
import { alarmsContract } from '../functions/alarms/contract.ts';
import { analyticsContract } from '../functions/analytics/contract.ts';
import { apiKeysContract } from '../functions/api-keys/contract.ts';
import { cacheContract } from '../functions/cache/contract.ts';
import { accountContract } from '../functions/identity/account-contract.ts';
import { auditContract } from '../functions/audit/contract.ts';
import { eventsContract } from '../functions/events/contract.ts';
import { flagsContract } from '../functions/flags/contract.ts';
import { identityContract } from '../functions/identity/contract.ts';
import { jobsContract } from '../functions/jobs/contract.ts';
import { membersContract } from '../functions/members/contract.ts';
import { productAnalyticsContract } from '../functions/product-analytics/contract.ts';
import { trackingContract } from '../functions/product-analytics/tracking-contract.ts';
import { ingestContract } from '../functions/metering/ingest-contract.ts';
import { meteringContract } from '../functions/metering/contract.ts';
import { movesContract } from '../functions/moves/contract.ts';
import { operatorsContract } from '../functions/operators/contract.ts';
import { portabilityContract } from '../functions/portability/contract.ts';
import { provisioningContract } from '../functions/provisioning/contract.ts';
import { quotasContract } from '../functions/quotas/contract.ts';
import type { OperationContract } from '../functions/edge/operation-contract.ts';
import { supportAccessContract } from '../functions/support-access/contract.ts';
import { tenantsContract } from '../functions/tenants/contract.ts';
import { measureUsageContract } from '../functions/tenants/measure-usage-contract.ts';
import { restoreOwnerContract } from '../functions/tenants/restore-owner-contract.ts';
import { notificationsContract } from '../functions/notifications/contract.ts';
import { webhooksContract } from '../functions/webhooks/contract.ts';
import { createClient, type Client, type ClientOptions } from '../sdk/src/index.ts';
import { failWith, unknownAnswer } from './api-failure.ts';

/** The operations of the API that the commands use, as their functions declare them. */
const operations = {
  ...tenantsContract,
  ...identityContract,
  ...accountContract,
  ...measureUsageContract,
  ...restoreOwnerContract,
  ...jobsContract,
  ...movesContract,
  ...portabilityContract,
  ...operatorsContract,
  ...membersContract,
  ...auditContract,
  ...flagsContract,
  ...alarmsContract,
  ...provisioningContract,
  ...quotasContract,
  ...ingestContract,
  ...meteringContract,
  ...analyticsContract,
  ...productAnalyticsContract,
  ...trackingContract,
  ...cacheContract,
  ...supportAccessContract,
  ...apiKeysContract,
  ...eventsContract,
  ...webhooksContract,
  ...notificationsContract,
};

export type OperationName = keyof typeof operations;
type Operation<Name extends OperationName> = (typeof operations)[Name];

type SchemaOf<Contract, Part extends string> =
  Contract extends Readonly<Record<Part, infer Schema extends z.ZodType>>
    ? z.input<Schema>
    : undefined;

type BodyOf<Answer> = Answer extends { readonly body: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined;

/** The body of an operation's good answer. */
export type AnswerOf<Name extends OperationName> = {
  [Status in keyof Operation<Name>['answers']]: Status extends 200 | 201 | 202 | 204
    ? BodyOf<Operation<Name>['answers'][Status]>
    : never;
}[keyof Operation<Name>['answers']];

export type OperationRequest<Name extends OperationName> = {
  readonly params?: SchemaOf<Operation<Name>, 'params'>;
  readonly query?: SchemaOf<Operation<Name>, 'query'>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: SchemaOf<Operation<Name>, 'body'>;
};

export type Call = <Name extends OperationName>(
  name: Name,
  request?: OperationRequest<Name>,
) => Promise<AnswerOf<Name>>;

export type Reach = {
  readonly apiUrl: string;
  readonly interrupted: AbortSignal;
  /** Under which who signed in is known here. */
  readonly profileName?: string;
};

/** Who sits at a terminal is told after some seconds, and not kept waiting. */
const LONGEST_PAUSE_SECONDS = 5;

export const clientAt = (
  { apiUrl, interrupted: signal }: Reach,
  identity: Omit<ClientOptions, 'apiUrl'> = {},
): Client =>
  createClient({
    ...{ apiUrl, signal, retries: { longestPauseSeconds: LONGEST_PAUSE_SECONDS } },
    ...identity,
  });

/** Calls operations by their names; what fails, or answers anything but the contract's, ends the command. */
export function callerOf(reach: Reach, identity?: Omit<ClientOptions, 'apiUrl'>): Call {
  const client = clientAt(reach, identity);
  return async <Name extends OperationName>(name: Name, request: OperationRequest<Name> = {}) => {
    // The request is typed by the contract already.
    const call = client.call as (name: OperationName, request: object) => Promise<unknown>;
    const body = await call(name, request).catch(failWith(reach));
    const parsed = answerSchema(operations[name]).safeParse(body);
    if (!parsed.success) throw unknownAnswer(reach.apiUrl, { body, error: parsed.error });
    return parsed.data as AnswerOf<Name>;
  };
}

function answerSchema({ answers }: OperationContract): z.ZodType {
  const [good] = Object.values(answers).flatMap(({ body }) => body ?? []);
  return good ?? noBody;
}
const noBody = z.undefined();
