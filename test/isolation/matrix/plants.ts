import { isTenantPermission } from '../../../core/access/roles.ts';
import { contracts } from '../../../functions/contracts.ts';
import type { OperationContract } from '../../../functions/edge/operation-contract.ts';
import { routes, type FunctionPath, type OperationId } from '../../../functions/routes.ts';
import type { Plant, PlantedModules } from './planted-build.ts';

export { NAMED_HOME } from '../plants/named-tenant.ts';

const PARSE_INPUT = 'functions/edge/middlewares/parse-input.ts';
const STS_SESSIONS = 'adapters/sts/sts-tenant-sessions.ts';

const namedPlacement = { 'adapters/sts/tenant-sessions.ts': 'named-placement' };
const byHeader = { ...namedPlacement, [PARSE_INPUT]: 'believed-header' };
const byBody = { ...namedPlacement, [PARSE_INPUT]: 'believed-body' };
const withoutPolicy = { [STS_SESSIONS]: 'sessions-of-the-account' };

/** Nothing asks who may, whose data it is, or whether an id or a name can be one. */
const unchecked: PlantedModules = {
  ...namedPlacement,
  [PARSE_INPUT]: 'believed-request',
  'core/access/may-access.ts': 'may-access',
  'functions/edge/parse-request.ts': 'unchecked-params',
};
/** Nor whose list a cursor continues, or from where. */
const uncheckedLists: PlantedModules = {
  'kit/cursor.ts': 'cursor-of-any-scope',
  'functions/edge/list-operation.ts': 'list-from-any-key',
};

const OPERATIONS = Object.keys(routes) as OperationId[];

const operationsOf = (path: FunctionPath) =>
  OPERATIONS.filter((operation) => routes[operation].function === path);

/** They answer from the control plane's tables, where no session of a tenant could hold them back. */
export const WITHOUT_TENANT_DATA: ReadonlySet<FunctionPath> = new Set([
  'api-keys/api',
  'billing/api',
  'billing/documents',
  'events/api',
  'metering/api',
  'metering/ingest',
  'product-analytics/api',
  'product-analytics/ingest',
  'provisioning/api',
  'quotas/api',
  'webhooks/api',
]);

const isOfTenants = (path: FunctionPath) =>
  !WITHOUT_TENANT_DATA.has(path) &&
  operationsOf(path).every((operation) => isTenantPermission(routes[operation].permission));

function isList(operation: OperationId): boolean {
  const { query }: OperationContract = contracts[operation];
  return query?.shape.cursor !== undefined;
}

const uncheckedBuildOf = (path: FunctionPath): Plant => ({
  name: 'unchecked',
  modules: { ...unchecked, ...(operationsOf(path).some(isList) && uncheckedLists) },
});

const functionPaths = new Set(OPERATIONS.map((operation) => routes[operation].function));

/** The build of the second pass: every check of ownership removed, in each function of tenants' data. */
export const UNCHECKED = Object.fromEntries(
  [...functionPaths].filter(isOfTenants).map((path) => [path, uncheckedBuildOf(path)]),
) as Readonly<Partial<Record<FunctionPath, Plant>>>;

/**
 * The functions of webhooks open no session: what is left to them without their checks is that each key begins with the
 * tenant of the verified principal.
 */
export const UNCHECKED_WEBHOOKS: Plant = {
  name: 'unchecked webhooks',
  modules: {
    'core/access/may-access.ts': 'may-access',
    'functions/edge/parse-request.ts': 'unchecked-params',
    ...uncheckedLists,
  },
};
/** And without that one too. */
export const BELIEVED_WEBHOOKS: Plant = {
  name: 'believed webhooks',
  modules: { 'functions/edge/authorizer-context.ts': 'believed-identity' },
};

/** Bugs of handlers and adapters; each is built into the records' function and must not go unseen. */
export const BUGS = {
  'missing ownership check, policy holds': byHeader,
  'missing ownership check, no policy': { ...byHeader, ...withoutPolicy },
  'key from the body, policy holds': byBody,
  'key from the body, no policy': { ...byBody, ...withoutPolicy },
  'session cached under the wrong key': { [STS_SESSIONS]: 'sessions-of-the-first-tenant' },
  'Scan in place of a query': { 'adapters/dynamodb/table/query-page.ts': 'scan' },
} as const satisfies Readonly<Record<string, PlantedModules>>;
