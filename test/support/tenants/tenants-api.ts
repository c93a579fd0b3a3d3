import type { Actor } from '../../../core/events/domain-event.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { AttemptOf } from '../../../core/provisioning/provisioning-registry.ts';
import type { NewTenantRules } from '../../../core/tenants/tenant-rules.ts';
import type { ApiEvent, AuthorizerContext } from '../../../functions/edge/authorizer-context.ts';
import { routes, type OperationOf } from '../../../functions/routes.ts';
import { createTenantOperation } from '../../../functions/tenants/api/create-tenant.ts';
import { getTenantOperation } from '../../../functions/tenants/api/get-tenant.ts';
import { listTenantEventsOperation } from '../../../functions/tenants/api/list-tenant-events.ts';
import { listTenantsOperation } from '../../../functions/tenants/api/list-tenants.ts';
import { changePlanOperation } from '../../../functions/tenants/api/change-plan.ts';
import { restoreTenantOperation } from '../../../functions/tenants/api/restore-tenant.ts';
import {
  resumeTenantOperation,
  suspendTenantOperation,
} from '../../../functions/tenants/api/suspend-tenant.ts';
import {
  terminateOwnTenantOperation,
  terminateTenantOperation,
} from '../../../functions/tenants/api/terminate-tenant.ts';
import { retryTenantOperation } from '../../../functions/tenants/api/retry-tenant.ts';
import { updateTenantOperation } from '../../../functions/tenants/api/update-tenant.ts';
import { operatorIdentity, operatorPrincipal, requestInfo } from '../tenancy/tenant-contexts.ts';
import { edgeOf } from '../edge-of.ts';
import { FakeProvisioningStarter } from '../../fakes/fake-provisioning-starter.ts';
import { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';
import { FakeTenantStore } from '../../fakes/fake-tenant-store.ts';
import { aPlan } from '../plans/a-plan.ts';

type Operation = OperationOf<'tenants/api'>;
export type Request = {
  readonly tenantId?: string;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly identity?: AuthorizerContext;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
};

export const rules: NewTenantRules = {
  plans: { basic: aPlan('basic', '5_users'), pro: aPlan('pro', '25_users', 'api_access') },
  defaultPlan: 'basic',
  isolationStrategy: 'shared_schema',
  maxTenants: 1_000,
  region: 'eu-central-1',
  cell: 'cell-1',
  siloRegions: ['ap-southeast-2'],
};

export const OPERATOR: Actor = { kind: 'operator', id: operatorIdentity.id };
export const operatorContext = operatorPrincipal;

/** The whole function `tenants/api` on fakes, edge included. */
export function tenantsApi(overrides: Partial<NewTenantRules> = {}) {
  const clock = { now: new Date('2026-11-23T16:00:00.000Z') };
  const now = () => clock.now;
  const store = new FakeTenantStore(now);
  const starter = new FakeProvisioningStarter();
  const life = new FakeTenantLife(store.tenants, store.events);
  const uses = { storageBytes: 0, seats: 1, apiKeys: 0 };
  const runs: string[] = [];
  const ports = {
    registry: store,
    attempts: store,
    directory: store,
    ledger: store.ledger,
    encrypter: {
      encrypt: async (tenantId: TenantId, password: string) => encrypted(tenantId, password),
    },
    provisioning: starter,
    executions: {
      start: async (attempt: AttemptOf) => {
        await starter.start(attempt);
      },
    },
    places: starter,
    life,
    jobs: life,
    runs: {
      start: ({ id }: { readonly id: string }) => {
        runs.push(id);
        return Promise.resolve();
      },
    },
    onDelay: () => undefined,
    uses: { usesOf: () => Promise.resolve(uses) },
    keyLimitOf: () => 20,
    rules: { ...rules, ...overrides },
    now,
  };
  const handler = edgeOf(
    createTenantOperation(ports),
    listTenantsOperation(ports),
    getTenantOperation(ports),
    updateTenantOperation(ports),
    retryTenantOperation(ports),
    suspendTenantOperation(ports),
    resumeTenantOperation(ports),
    changePlanOperation(ports),
    terminateTenantOperation(ports),
    restoreTenantOperation(ports),
    terminateOwnTenantOperation(ports),
    listTenantEventsOperation(ports),
  );
  const call = async (operation: Operation, request: Request = {}): Promise<Answer> => {
    const answer = await handler(eventOf(operation, request));
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers ?? {},
      body: JSON.parse(answer.body ?? '{}') as Answer['body'],
    };
  };
  return { call, store, starter, clock, life, uses, runs };
}

export const encrypted = (tenantId: string, password: string) =>
  `encrypted(${tenantId}, ${String(password.length)})`;

function eventOf(operation: Operation, request: Request): ApiEvent {
  const { key } = routes[operation];
  const { tenantId = '' } = request;
  return {
    version: '2.0',
    routeKey: key,
    rawPath: key.replace(/^\w+ /, '').replace('{tenantId}', tenantId),
    rawQueryString: '',
    headers: request.headers ?? {},
    pathParameters: { tenantId },
    queryStringParameters: request.query,
    body:
      request.rawBody ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
    isBase64Encoded: false,
    requestContext: {
      requestId: requestInfo.id,
      http: { sourceIp: requestInfo.sourceIp, userAgent: requestInfo.userAgent },
      authorizer: { lambda: request.identity ?? operatorIdentity },
    },
  } as unknown as ApiEvent;
}

export const acme = { name: 'Acme', adminEmail: 'ada@acme.example' };

export const failure = (isRetryable = true) => ({
  step: 'create-identity',
  reason: 'The user pool could not be made.',
  retryable: isRetryable,
  failedAt: new Date('2026-11-23T16:00:09.480Z'),
});
