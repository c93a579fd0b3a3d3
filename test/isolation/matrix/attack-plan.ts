import { routes, type OperationId } from '../../../functions/routes.ts';
import type { Attacker, Target } from './parties.ts';
import { STORES } from './stores.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a route is aimed at another tenant; what else is tried with it is derived. */
export type RoutePlan = {
  /** Where the data lies that an attack on it wants. */
  readonly store: string;
  readonly params?: (target: Target) => Readonly<Record<string, string>>;
  readonly body?: (target: Target, attacker: Attacker) => Fields;
  readonly cursor?: keyof Target['cursors'];
  /** Each request needs a session of its own, because it ends it. */
  readonly endsSession?: boolean;
};

const records = STORES.tenantTable.name;
const files = STORES.filesBucket.name;
const control = STORES.controlTable.name;

const byTenant = ({ tenantId }: Target) => ({ tenantId });
const byCollection = ({ collection }: Target) => ({ collection });
const byRecord = ({ collection, recordId }: Target) => ({ collection, recordId });
const byFile = ({ fileId }: Target) => ({ fileId });
const data = () => ({ text: 'written by another tenant' });

/** One line a route: without it the plan does not compile, and the run fails. */
export const ATTACK_PLAN: Readonly<Record<OperationId, RoutePlan>> = {
  createTenant: {
    store: control,
    body: ({ slug, email }) => ({ name: slug, slug, adminEmail: email }),
  },
  listTenants: { store: control },
  getTenant: { store: control, params: byTenant },
  updateTenant: { store: control, params: byTenant, body: () => ({ name: 'Taken over' }) },
  retryTenant: { store: control, params: byTenant, body: () => ({}) },
  listTenantEvents: { store: control, params: byTenant },
  measureTenant: { store: `${records}, ${files}`, params: byTenant },

  beginMove: { store: control, params: byTenant, body: () => ({ to: 'separate_schema' }) },
  listMoves: { store: control, params: byTenant },
  getMove: {
    store: control,
    params: ({ tenantId }) => ({ tenantId, moveId: tenantId.replace('tnt_', 'mov_') }),
  },

  listJobs: { store: control, params: byTenant },
  getJob: {
    store: control,
    params: ({ tenantId }) => ({ tenantId, jobId: tenantId.replace('tnt_', 'job_') }),
  },

  createSession: {
    store: control,
    body: ({ slug }, { people }) => ({ tenant: slug, ...people.owner }),
  },
  refreshSession: {
    store: control,
    body: ({ slug }, { refreshToken }) => ({ tenant: slug, refreshToken }),
  },
  endSession: { store: control, endsSession: true },
  showMe: { store: control },

  listCollections: { store: records, cursor: 'collections' },
  createRecord: { store: records, params: byCollection, body: data },
  listRecords: { store: records, params: byCollection, cursor: 'records' },
  getRecord: { store: records, params: byRecord },
  replaceRecord: { store: records, params: byRecord, body: data },
  mergeRecord: { store: records, params: byRecord, body: data },
  deleteRecord: { store: records, params: byRecord },

  createFile: {
    store: files,
    body: ({ fileName }) => ({ name: fileName, contentType: 'text/plain', size: 3 }),
  },
  listFiles: { store: files, cursor: 'files' },
  getFile: { store: files, params: byFile },
  deleteFile: { store: files, params: byFile },

  showApiDescription: { store: 'none' },
  showApiReader: { store: 'none' },
  showApiReaderAsset: { store: 'none', params: ({ tenantId }) => ({ asset: tenantId }) },
};

export const OPERATIONS = Object.keys(routes) as OperationId[];
