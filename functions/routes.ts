/**
 * The whole API on one page: which request is served by which function, and who may make it.
 *
 * API Gateway's routes, the authorizer's rule and the OpenAPI document are all derived from here.
 * `anyone` needs no token; `operator` is a user of the platform's own pool; a tenant role admits the
 * users of every tenant who hold it or a stronger one (viewer < member < admin < owner).
 */
export type Access = 'anyone' | 'operator' | 'signed-in' | 'viewer' | 'member' | 'admin' | 'owner';

type Route<Key extends string, Fn extends string> = {
  readonly key: Key;
  readonly function: Fn;
  readonly access: Access;
};

const route = <Key extends string, Fn extends string>(
  key: Key,
  functionPath: Fn,
  access: Access,
): Route<Key, Fn> => ({ key, function: functionPath, access });

export const routes = {
  createTenant: route('POST /v1/tenants', 'tenants/api', 'operator'),
  listTenants: route('GET /v1/tenants', 'tenants/api', 'operator'),
  getTenant: route('GET /v1/tenants/{tenantId}', 'tenants/api', 'operator'),
  updateTenant: route('PATCH /v1/tenants/{tenantId}', 'tenants/api', 'operator'),
  retryTenant: route('POST /v1/tenants/{tenantId}/retry', 'tenants/api', 'operator'),
  listTenantEvents: route('GET /v1/tenants/{tenantId}/events', 'tenants/api', 'operator'),
  measureTenant: route('GET /v1/tenants/{tenantId}/usage', 'tenants/measure-usage', 'operator'),

  beginMove: route('POST /v1/tenants/{tenantId}/moves', 'moves/api', 'operator'),
  listMoves: route('GET /v1/tenants/{tenantId}/moves', 'moves/api', 'operator'),
  getMove: route('GET /v1/tenants/{tenantId}/moves/{moveId}', 'moves/api', 'operator'),

  createSession: route('POST /v1/sessions', 'identity/api', 'anyone'),
  refreshSession: route('POST /v1/sessions/refresh', 'identity/api', 'anyone'),
  endSession: route('DELETE /v1/sessions', 'identity/api', 'signed-in'),
  showMe: route('GET /v1/me', 'identity/api', 'signed-in'),

  listCollections: route('GET /v1/records', 'records/api', 'viewer'),
  createRecord: route('POST /v1/records/{collection}', 'records/api', 'member'),
  listRecords: route('GET /v1/records/{collection}', 'records/api', 'viewer'),
  getRecord: route('GET /v1/records/{collection}/{recordId}', 'records/api', 'viewer'),
  replaceRecord: route('PUT /v1/records/{collection}/{recordId}', 'records/api', 'member'),
  mergeRecord: route('PATCH /v1/records/{collection}/{recordId}', 'records/api', 'member'),
  deleteRecord: route('DELETE /v1/records/{collection}/{recordId}', 'records/api', 'member'),

  createFile: route('POST /v1/files', 'files/api', 'member'),
  listFiles: route('GET /v1/files', 'files/api', 'viewer'),
  getFile: route('GET /v1/files/{fileId}', 'files/api', 'viewer'),
  deleteFile: route('DELETE /v1/files/{fileId}', 'files/api', 'member'),

  showApiDescription: route('GET /v1/openapi.json', 'api-description/api', 'anyone'),
  showApiReader: route('GET /docs', 'api-description/api', 'anyone'),
  showApiReaderAsset: route('GET /docs/{asset}', 'api-description/api', 'anyone'),
} as const;

export type OperationId = keyof typeof routes;
export type FunctionPath = (typeof routes)[OperationId]['function'];

/** The operations that one function serves. */
export type OperationOf<Fn extends FunctionPath> = {
  [Op in OperationId]: (typeof routes)[Op]['function'] extends Fn ? Op : never;
}[OperationId];
