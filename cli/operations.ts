import { z } from 'zod';
import { analyticsContract } from '../functions/analytics/contract.ts';
import { apiKeysContract } from '../functions/api-keys/contract.ts';
import { cacheContract } from '../functions/cache/contract.ts';
import { accountContract } from '../functions/identity/account-contract.ts';
import { auditContract } from '../functions/audit/contract.ts';
import { flagsContract } from '../functions/flags/contract.ts';
import { identityContract } from '../functions/identity/contract.ts';
import { jobsContract } from '../functions/jobs/contract.ts';
import { membersContract } from '../functions/members/contract.ts';
import { ingestContract } from '../functions/metering/ingest-contract.ts';
import { meteringContract } from '../functions/metering/contract.ts';
import { movesContract } from '../functions/moves/contract.ts';
import { operatorsContract } from '../functions/operators/contract.ts';
import { provisioningContract } from '../functions/provisioning/contract.ts';
import { quotasContract } from '../functions/quotas/contract.ts';
import type { OperationContract } from '../functions/edge/operation-contract.ts';
import { routes } from '../functions/routes.ts';
import { supportAccessContract } from '../functions/support-access/contract.ts';
import { tenantsContract } from '../functions/tenants/contract.ts';
import { measureUsageContract } from '../functions/tenants/measure-usage-contract.ts';
import { restoreOwnerContract } from '../functions/tenants/restore-owner-contract.ts';
import { sendRequest } from './api-client.ts';

/** The operations of the API that the commands use, as their functions declare them. */
const operations = {
  ...tenantsContract,
  ...identityContract,
  ...accountContract,
  ...measureUsageContract,
  ...restoreOwnerContract,
  ...jobsContract,
  ...movesContract,
  ...operatorsContract,
  ...membersContract,
  ...auditContract,
  ...flagsContract,
  ...provisioningContract,
  ...quotasContract,
  ...ingestContract,
  ...meteringContract,
  ...analyticsContract,
  ...cacheContract,
  ...supportAccessContract,
  ...apiKeysContract,
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

export type Reach = { readonly apiUrl: string; readonly interrupted: AbortSignal };

/** Calls operations by their names: method, path and answer are those of routes.ts and the contracts. */
export const callerOf =
  ({ apiUrl, interrupted }: Reach): Call =>
  async <Name extends OperationName>(name: Name, request: OperationRequest<Name> = {}) => {
    const [method = 'GET', path = ''] = routes[name].key.split(' ');
    const { params, query, headers, body } = request;
    const answer = await sendRequest(
      {
        method,
        url: urlOf(`${apiUrl.replace(/\/$/, '')}${filled(path, params)}`, query),
        headers: headers ?? {},
        body,
        answer: answerSchema(operations[name]),
      },
      interrupted,
    );
    return answer as AnswerOf<Name>;
  };

function answerSchema({ answers }: OperationContract): z.ZodType {
  const [good] = Object.values(answers).flatMap(({ body }) => body ?? []);
  return good ?? noBody;
}
const noBody = z.undefined();

const filled = (path: string, params: object = {}) =>
  Object.entries(params).reduce(
    (filledPath, [name, value]) =>
      filledPath.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );

function urlOf(text: string, query: object = {}): URL {
  const url = new URL(text);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
