import { DynamoFileDeletions } from '../../../adapters/dynamodb/files/dynamo-file-deletions.ts';
import { DynamoPlacementItems } from '../../../adapters/dynamodb/moves/dynamo-placement-items.ts';
import { DynamoRecordMeter } from '../../../adapters/dynamodb/records/dynamo-record-meter.ts';
import { DynamoRecordRepository } from '../../../adapters/dynamodb/records/dynamo-record-repository.ts';
import { DynamoTenantPartitions } from '../../../adapters/dynamodb/provisioning/dynamo-tenant-partitions.ts';
import { S3FileMeter } from '../../../adapters/s3/s3-file-meter.ts';
import { S3FileRepository } from '../../../adapters/s3/s3-file-repository.ts';
import { S3PlacementObjects } from '../../../adapters/s3/s3-placement-objects.ts';
import { S3TenantPrefix } from '../../../adapters/s3/s3-tenant-prefix.ts';
import { invitationToken } from '../../../core/members/invitation-token.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';
import type { Attacker, Target } from './parties.ts';
import type { SessionUse } from './session-uses.ts';
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
const byOperator = ({ memberId }: Target) => ({ operatorId: memberId });
const byRole = ({ roleId }: Target) => ({ roleId });
const byMember = ({ memberId }: Target) => ({ memberId });
const byInvitation = ({ invitationId }: Target) => ({ invitationId });
const accessIdOf = ({ tenantId }: Target) => tenantId.replace('tnt_', 'sup_');
const byAccess = (target: Target) => ({ accessId: accessIdOf(target) });
const byAccessOf = (target: Target) => ({ ...byTenant(target), ...byAccess(target) });
const newAccess = () => ({
  reason: 'An attack',
  scopes: ['records:read', 'files:read', 'members:read'],
  durationHours: 168,
});
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
  restoreOwner: { store: control, params: byTenant },
  correctAdmin: {
    store: control,
    params: byTenant,
    body: () => ({ email: 'mallory@evil.example' }),
  },
  giveUpTenant: { store: control, params: byTenant, body: () => ({}) },
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

  listFlags: { store: control },
  putFlag: {
    store: control,
    params: ({ slug }) => ({ flag: slug.replaceAll('-', '_') }),
    body: ({ tenantId }) => ({ kill: true, onTenants: [tenantId] }),
  },
  deleteFlag: { store: control, params: ({ slug }) => ({ flag: slug.replaceAll('-', '_') }) },

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
  updateMe: { store: control, body: () => ({ name: 'Taken over' }) },
  changePassword: {
    store: control,
    body: () => ({ currentPassword: 'Guess-9-Of-The-Other', newPassword: 'Taken-Over-9-By-Me' }),
  },
  listSessions: { store: control },
  endOtherSessions: { store: control },
  endOneSession: { store: control, params: ({ sessionId }) => ({ sessionId }) },
  listMyTenants: { store: control },
  discoverTenants: { store: control, body: ({ email }) => ({ email }) },
  requestPasswordReset: { store: control, body: ({ slug, email }) => ({ tenant: slug, email }) },
  recoverAccount: {
    store: control,
    body: ({ slug, email }) => ({
      tenant: slug,
      email,
      password: 'Guess-9',
      recoveryCode: 'guess',
    }),
  },
  showSecondFactor: { store: control },
  beginSecondFactor: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  confirmSecondFactor: {
    store: control,
    body: ({ sessionId }) => ({ session: sessionId, code: '123456' }),
  },
  removeSecondFactor: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  makeRecoveryCodes: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  getPolicy: { store: control },
  replacePolicy: {
    store: control,
    body: () => ({
      secondFactor: 'off',
      sessionHours: 720,
      idleMinutes: 43_200,
      passwordMinimumLength: 12,
      allowedDomains: [],
    }),
  },
  completePasswordReset: {
    store: control,
    body: ({ sessionId }) => ({ token: sessionId, newPassword: 'Taken-Over-9-By-Me' }),
  },
  showEntitlements: { store: control },

  listOperators: { store: control },
  createOperator: { store: control, body: ({ email }) => ({ email, role: 'admin' }) },
  changeOperator: { store: control, params: byOperator, body: () => ({ role: 'admin' }) },
  removeOperator: { store: control, params: byOperator },
  disableOperator: { store: control, params: byOperator },
  enableOperator: { store: control, params: byOperator },

  askForAccess: { store: control, params: byTenant, body: newAccess },
  listAccessOfTenant: { store: control, params: byTenant },
  withdrawAccess: { store: control, params: byAccessOf },
  askForEmergencyAccess: { store: control, params: byTenant, body: newAccess },
  confirmEmergencyAccess: { store: control, params: byAccessOf },
  listSupportAccess: { store: control },
  listSupportUses: { store: control, params: byAccess },
  grantSupportAccess: { store: control, params: byAccess },
  refuseSupportAccess: { store: control, params: byAccess },
  revokeSupportAccess: { store: control, params: byAccess },

  listPermissions: { store: 'none' },
  listRoles: { store: control },
  createRole: {
    store: control,
    body: ({ roleId }) => ({ name: roleId, permissions: ['records:read'] }),
  },
  getRole: { store: control, params: byRole },
  updateRole: { store: control, params: byRole, body: () => ({ name: 'Taken over' }) },
  deleteRole: { store: control, params: byRole },
  listMembers: { store: control, cursor: 'members' },
  getMember: { store: control, params: byMember },
  changeMember: { store: control, params: byMember, body: () => ({ role: 'viewer' }) },
  disableMember: { store: control, params: byMember },
  enableMember: { store: control, params: byMember },
  removeMember: { store: control, params: byMember },
  transferOwnership: { store: control, params: byMember },
  inviteMembers: {
    store: control,
    // A role of the other tenant's: nobody is invited, so that each attempt is answered alike.
    body: ({ tenantId, email }) => ({
      invitations: [{ email, role: tenantId.replace('tnt_', 'rol_') }],
    }),
  },
  listInvitations: { store: control, cursor: 'invitations' },
  resendInvitation: { store: control, params: byInvitation },
  revokeInvitation: { store: control, params: byInvitation },
  acceptInvitation: {
    store: control,
    body: ({ userPoolId, invitationId: id }, { people }) => ({
      token: invitationToken({ userPoolId, id }),
      password: people.owner.password,
    }),
  },

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

const tenant = tenantContext();

/** A new use joins by one line; without it `policy-matrix.test.ts` fails. */
export const SESSION_USES: readonly SessionUse[] = [
  use('records', 'dynamodb/records/dynamo-record-repository.ts', (sessions) =>
    new DynamoRecordRepository(sessions).find(tenant, { collection: 'tasks', id: newId('rec') }),
  ),
  use('records, measured', 'dynamodb/records/dynamo-record-meter.ts', (sessions) =>
    new DynamoRecordMeter(sessions).count(tenant, 1),
  ),
  use('partitions, prepared', 'dynamodb/provisioning/dynamo-tenant-partitions.ts', (sessions) =>
    new DynamoTenantPartitions(sessions).prepare(tenant),
  ),
  use('partitions, cleared', 'dynamodb/provisioning/dynamo-tenant-partitions.ts', (sessions) =>
    new DynamoTenantPartitions(sessions).clear(tenant),
  ),
  use('files', 's3/s3-file-repository.ts', (sessions) =>
    new S3FileRepository(sessions, { deletions: new DynamoFileDeletions(sessions) }).find(
      tenant,
      newId('fil'),
    ),
  ),
  use('files, deletion looked up', 'dynamodb/files/dynamo-file-deletions.ts', (sessions) =>
    new DynamoFileDeletions(sessions).has(tenant, newId('fil')),
  ),
  use('files, deletion noted', 'dynamodb/files/dynamo-file-deletions.ts', (sessions) =>
    new DynamoFileDeletions(sessions).record(tenant, newId('fil')),
  ),
  use('files, measured', 's3/s3-file-meter.ts', (sessions) =>
    new S3FileMeter(sessions).count(tenant, 1),
  ),
  use('prefix, prepared', 's3/s3-tenant-prefix.ts', (sessions) =>
    new S3TenantPrefix(sessions).prepare(tenant),
  ),
  use('prefix, cleared', 's3/s3-tenant-prefix.ts', (sessions) =>
    new S3TenantPrefix(sessions).clear(tenant),
  ),
  use('move, partitions listed', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).partitions(tenant),
  ),
  use('move, items read', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).items(tenant, { partition: '' }).next(),
  ),
  use('move, items written', 'dynamodb/moves/dynamo-placement-items.ts', (sessions) =>
    new DynamoPlacementItems(sessions).write(tenant, '', { puts: [], deletes: ['STORAGE'] }),
  ),
  use('move, objects listed', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).objects(tenant).next(),
  ),
  use('move, objects read', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).copy({ from: tenant, to: tenant, key: 'files/a' }),
  ),
  use('move, objects written', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).writePage(tenant, { generation: 1, page: 0 }, []),
  ),
  use('move, objects deleted', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).delete(tenant, ['files/a']),
  ),
  use('move, versions cleared', 's3/s3-placement-objects.ts', (sessions) =>
    new S3PlacementObjects(sessions).clearVersions(tenant).next(),
  ),
];

function use(name: string, file: string, open: SessionUse['open']): SessionUse {
  return { name, file: `adapters/${file}`, open };
}
