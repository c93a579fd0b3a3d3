import { route } from './route.ts';

/**
 * What operators do with tenants and with one another, and the access to a tenant's data that they ask for.
 * A tenant does two of these things to itself, by the same functions: it ends, and it takes an export.
 */
export const operatorRoutes = {
  createTenant: route('POST /v1/tenants', 'tenants/api', 'tenants:write'),
  listTenants: route('GET /v1/tenants', 'tenants/api', 'tenants:read'),
  getTenant: route('GET /v1/tenants/{tenantId}', 'tenants/api', 'tenants:read'),
  updateTenant: route('PATCH /v1/tenants/{tenantId}', 'tenants/api', 'tenants:write'),
  retryTenant: route('POST /v1/tenants/{tenantId}/retry', 'tenants/api', 'tenants:write'),
  suspendTenant: route('POST /v1/tenants/{tenantId}/suspend', 'tenants/api', 'tenant-life:write'),
  resumeTenant: route('POST /v1/tenants/{tenantId}/resume', 'tenants/api', 'tenant-life:write'),
  changePlan: route('PUT /v1/tenants/{tenantId}/plan', 'tenants/api', 'tenant-life:write'),
  terminateTenant: route(
    'POST /v1/tenants/{tenantId}/terminate',
    'tenants/api',
    'tenant-life:write',
  ),
  eraseTenant: route('POST /v1/tenants/{tenantId}/erase', 'tenants/api', 'tenant-life:write'),
  restoreTenant: route('POST /v1/tenants/{tenantId}/restore', 'tenants/api', 'tenant-life:write'),
  terminateOwnTenant: route('POST /v1/termination', 'tenants/api', 'termination:write'),
  showPlatform: route('GET /v1/platform', 'tenants/api', 'tenants:read'),
  showTenantFigures: route('GET /v1/platform/tenants', 'tenants/api', 'tenants:read'),
  listOpenAlarms: route('GET /v1/platform/alarms', 'alarms/api', 'platform-metrics:read'),
  listPlatformMails: route('GET /v1/platform/mails', 'tenants/api', 'tenants:read'),
  listTenantEvents: route('GET /v1/tenants/{tenantId}/events', 'tenants/api', 'events:read'),
  restoreOwner: route(
    'POST /v1/tenants/{tenantId}/restore-owner',
    'tenants/restore-owner',
    'tenants:write',
  ),
  correctAdmin: route('PUT /v1/tenants/{tenantId}/admin', 'tenants/restore-owner', 'tenants:write'),
  measureTenant: route('GET /v1/tenants/{tenantId}/usage', 'tenants/measure-usage', 'tenants:read'),

  beginMove: route('POST /v1/tenants/{tenantId}/moves', 'moves/api', 'moves:write'),
  listMoves: route('GET /v1/tenants/{tenantId}/moves', 'moves/api', 'moves:read'),
  getMove: route('GET /v1/tenants/{tenantId}/moves/{moveId}', 'moves/api', 'moves:read'),

  startTenantExport: route(
    'POST /v1/tenants/{tenantId}/exports',
    'portability/api',
    'tenant-exports:write',
  ),
  getTenantExport: route(
    'GET /v1/tenants/{tenantId}/exports/{exportId}',
    'portability/api',
    'tenant-exports:write',
  ),
  startTenantImport: route(
    'POST /v1/tenants/{tenantId}/imports',
    'portability/api',
    'tenant-imports:write',
  ),
  getTenantImport: route(
    'GET /v1/tenants/{tenantId}/imports/{importId}',
    'portability/api',
    'tenant-imports:write',
  ),
  startOwnExport: route('POST /v1/exports', 'portability/api', 'exports:write'),
  getOwnExport: route('GET /v1/exports/{exportId}', 'portability/api', 'exports:write'),

  listJobs: route('GET /v1/tenants/{tenantId}/jobs', 'jobs/api', 'jobs:read'),
  getJob: route('GET /v1/tenants/{tenantId}/jobs/{jobId}', 'jobs/api', 'jobs:read'),

  listOperators: route('GET /v1/operators', 'operators/api', 'operators:read'),
  createOperator: route('POST /v1/operators', 'operators/api', 'operators:write'),
  changeOperator: route('PATCH /v1/operators/{operatorId}', 'operators/api', 'operators:write'),
  removeOperator: route('DELETE /v1/operators/{operatorId}', 'operators/api', 'operators:write'),
  disableOperator: route(
    'POST /v1/operators/{operatorId}/disable',
    'operators/api',
    'operators:write',
  ),
  enableOperator: route(
    'POST /v1/operators/{operatorId}/enable',
    'operators/api',
    'operators:write',
  ),
  askForAccess: route(
    'POST /v1/tenants/{tenantId}/support-access',
    'support-access/api',
    'support-requests:write',
  ),
  listAccessOfTenant: route(
    'GET /v1/tenants/{tenantId}/support-access',
    'support-access/api',
    'support-requests:read',
  ),
  withdrawAccess: route(
    'POST /v1/tenants/{tenantId}/support-access/{accessId}/withdraw',
    'support-access/api',
    'support-requests:write',
  ),
  askForEmergencyAccess: route(
    'POST /v1/tenants/{tenantId}/emergency-access',
    'support-access/api',
    'emergency-access:write',
  ),
  confirmEmergencyAccess: route(
    'POST /v1/tenants/{tenantId}/emergency-access/{accessId}/confirm',
    'support-access/api',
    'emergency-access:write',
  ),
} as const;
