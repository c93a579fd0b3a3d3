import { randomBytes, randomUUID } from 'node:crypto';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { placementOf, type Placement } from '../../../core/tenancy/placement.ts';
import { TENANT_ROLES } from '../../../core/access/roles.ts';
import type { ApiKeyId } from '../../../core/access/api-key-text.ts';
import type { InvitationId } from '../../../core/members/invitation.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { newId, type Id } from '../../../kit/id.ts';
import { callFor, createTenant, signIn, type Person, type TestTenant } from '../../support/api.ts';
import { cognitoAsRoot } from '../../support/identity/cognito-scratch-pool.ts';
import { addMember, poolOf } from '../../support/identity/deployed-tenant.ts';
import { tokenOf } from '../../support/identity/tenant-sessions.ts';
import { grantedAccess, type AskedAccess } from '../../support/support-access.ts';
import { deployedStores } from '../../support/tenancy/deployed-stores.ts';
import { fileOf, headersOf, type Shown, type Uploaded } from './party-files.ts';
import { accountOf, suppressAddress } from './party-account.ts';
import { auditOf } from './party-audit.ts';
import { fillKeys, keysOf, WITH_KEYS, type PartyKeys } from './party-keys.ts';
import { roleOf } from './party-roles.ts';
import { webhooksOf, type PartyWebhooks } from './party-webhooks.ts';
import { placementOfTenant } from './snapshot.ts';

type ListName = 'records' | 'collections' | 'files' | 'members' | 'invitations' | 'keys';

/** All that somebody outside might know of a tenant and aim at; of one that exists, or of one that does not. */
export type Target = PartyWebhooks & {
  readonly tenantId: string;
  readonly slug: string;
  readonly email: string;
  readonly userPoolId: string;
  /** Of its own user. */
  readonly sessionId: string;
  readonly collection: string;
  readonly recordId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly cacheKey: string;
  readonly notificationId: Id<'ntf'>;
  readonly alertId: Id<'aal'>;
  readonly suppressionId: Id<'sup'>;
  /** A role of its own. */
  readonly roleId: string;
  readonly idempotencyKey: string;
  readonly memberId: string;
  readonly invitationId: InvitationId;
  /** Of an API key. */
  readonly keyId: ApiKeyId;
  /** Of an export of its audit log. */
  readonly exportId: string;
  /** Where its data lies. */
  readonly placement: Placement;
  readonly cursors: Readonly<Record<ListName, string>>;
};

export type Victim = Target & {
  /** It stands in all that the tenant stores and in no request of an attacker. */
  readonly secret: string;
  readonly links: FileLinks;
  /** Of its own user, for whom nothing is refused. */
  readonly token: string;
};

export type FileLinks = {
  readonly download: string;
  readonly upload: string;
  /** What the upload's link was signed for. */
  readonly uploadHeaders: Readonly<Record<string, string>>;
};

export type Attacker = TestTenant & {
  readonly madeAt: string;
  readonly tokens: Readonly<Record<AttackerRole, string>>;
  readonly people: Readonly<Record<AttackerRole, Person>>;
  readonly refreshToken: string;
  readonly keys: PartyKeys;
  /** By which an operator may read the attacker's own data. */
  readonly supportAccess: AskedAccess;
  readonly links: FileLinks;
  readonly placement: Placement;
  readonly file: Pick<Target, 'fileId' | 'fileName'>;
};

/** The built-in roles, and one of the tenant's own that permits all there is. */
export const ATTACKER_ROLES = [...TENANT_ROLES, 'custom'] as const;
type AttackerRole = (typeof ATTACKER_ROLES)[number];

/** What the attacker's own file holds. */
export const OWN_CONTENT = 'the attacker’s own';

/** The same in form, and nowhere: what an attack is answered must not differ for it. */
export async function ghost(isolation: IsolationStrategy = 'shared_schema'): Promise<Target> {
  const tenantId = newId('tnt');
  const stores = await deployedStores();
  const spec = { isolation, region: stores.region, tier: PLAN };
  return targetOf(`ghost-${hex()}`, placementOf({ tenantId, ...spec }, stores));
}

/** Of the tenants here: the platform's default. */
const PLAN = 'basic';

function targetOf(slug: string, placement: Placement): Target {
  const { tenantId } = placement;
  const collection = `notes-${hex()}`;
  const recordId = newId('rec');
  const fileId = newId('fil');
  const memberId = randomUUID();
  const invitationId = newId('inv');
  const keyId = newId('key');
  const cursor = (scope: Record<string, string>, after: string) =>
    encodeCursor({ ...scope, tenantId }, after);
  return {
    tenantId,
    placement,
    slug,
    email: `admin@${slug}.example`,
    userPoolId: `us-east-1_${hex().slice(0, 9)}`,
    sessionId: randomUUID(),
    collection,
    recordId,
    fileId,
    fileName: `plan-${hex()}.txt`,
    cacheKey: `session:${hex()}`,
    notificationId: newId('ntf'),
    alertId: newId('aal'),
    suppressionId: newId('sup'),
    roleId: newId('rol'),
    idempotencyKey: hex(),
    memberId,
    invitationId,
    keyId,
    exportId: newId('job'),
    endpointId: newId('whe'),
    messageId: newId('whm'),
    cursors: {
      records: cursor({ list: 'records', collection }, recordId),
      collections: cursor({ list: 'collections' }, collection),
      files: cursor({ list: 'files' }, fileId),
      members: cursor({ list: 'members' }, memberId),
      invitations: cursor({ list: 'invitations' }, invitationId),
      keys: cursor({ list: 'keys' }, keyId),
    },
  };
}

const hex = () => randomBytes(6).toString('hex');
type Page = { nextCursor?: string };

/** A tenant with records, collections, files, cursors and links of its own. */
export async function victimOf(isolation: IsolationStrategy): Promise<Victim> {
  const secret = `secret${hex()}`;
  const tenant = await createTenant({ isolation, settings: WITH_KEYS, metadata: { secret } });
  const token = await signIn(tenant.admin, tenant.slug);
  const wished = targetOf(tenant.slug, await placementOfTenant(tenant.id));
  const { collection, fileName, idempotencyKey, cacheKey } = wished;

  const record = (name: string, headers?: Record<string, string>) =>
    callFor<{ id: string }>(`POST /v1/records/${name}`, { token, body: { secret }, headers });
  const { id: recordId } = await record(collection, { 'idempotency-key': idempotencyKey });
  await record(collection);
  await record(`more-${hex()}`);
  const { id: fileId, ...links } = await fileOf(token, { name: fileName, content: secret });
  await fileOf(token, { name: `more-${hex()}.txt`, content: secret });
  await callFor(`PUT /v1/cache/${cacheKey}`, { token, body: { value: secret } });
  const { id: roleId } = await roleOf(token);
  const { keyId } = await keysOf(token, secret);
  const pool = await poolOf(tenant.id);
  const colleague = { email: `b@${tenant.slug}.example`, password: tenant.admin.password };
  await addMember(cognitoAsRoot(), pool, { ...colleague, role: 'viewer' });
  const invitations = ['c', 'd'].map((name) => ({
    ...{ email: `${name}@${tenant.slug}.example`, role: 'viewer', name: secret },
  }));
  const invited = await callFor<{ items: { invitationId: InvitationId }[] }>(
    'POST /v1/invitations',
    { token, body: { invitations } },
  );

  const cursorOf = async (path: string) =>
    (await callFor<Page>(`GET ${path}?limit=1`, { token })).nextCursor ?? '';
  return {
    ...wished,
    ...{ recordId, fileId, roleId, secret, links, token, keyId },
    ...(await accountOf(token, { secret, cacheKey })),
    suppressionId: await suppressAddress(wished.placement, `${secret}@partner.example`),
    exportId: await auditOf(token, secret),
    ...(await webhooksOf(token, secret)),
    invitationId: invited.items[0]?.invitationId ?? wished.invitationId,
    userPoolId: pool.userPoolId,
    email: tenant.admin.email,
    cursors: {
      records: await cursorOf(`/v1/records/${collection}`),
      collections: await cursorOf('/v1/records'),
      files: await cursorOf('/v1/files'),
      members: await cursorOf('/v1/members'),
      invitations: await cursorOf('/v1/invitations'),
      keys: await cursorOf('/v1/api-keys'),
    },
  };
}

/** A tenant with a user of each role, and a file whose links can be altered. */
export async function attackerOf(isolation: IsolationStrategy): Promise<Attacker> {
  const tenant = await createTenant({ isolation, settings: WITH_KEYS });
  const pool = await poolOf(tenant.id);
  const cognito = cognitoAsRoot();
  const people: Partial<Record<AttackerRole, Person>> = { owner: tenant.admin };
  const tokens: Partial<Record<AttackerRole, string>> = {
    owner: await signIn(tenant.admin, tenant.slug),
  };
  const custom = await roleOf(tokens.owner ?? '');
  for (const role of ATTACKER_ROLES.filter((one) => one !== 'owner')) {
    const person = {
      email: `a-${role}@${tenant.slug}.example`,
      password: tenant.admin.password,
    };
    await addMember(cognito, pool, { ...person, role: role === 'custom' ? custom.id : role });
    people[role] = person;
    tokens[role] = await signIn(person, tenant.slug);
  }
  const madeAt = new Date().toISOString();
  const fileName = `own-${hex()}.txt`;
  const file = await fileOf(tokens.owner ?? '', { name: fileName, content: OWN_CONTENT });
  const keys = await keysOf(tokens.owner ?? '', 'Of the attacker');
  await fillKeys(tokens.owner ?? '');
  return {
    ...tenant,
    madeAt,
    people: people as Attacker['people'],
    tokens: tokens as Attacker['tokens'],
    refreshToken: (await tokenOf(tenant)).refreshToken,
    keys,
    supportAccess: await grantedAccess(tenant, tokens.owner ?? ''),
    links: file,
    placement: await placementOfTenant(tenant.id),
    file: { fileId: file.id, fileName },
  };
}

/** The party with links that were made now: on the laptop one is good for a minute. */
export async function withNewLinks<Party extends Victim | Attacker>(party: Party): Promise<Party> {
  const isVictim = 'secret' in party;
  const token = isVictim ? party.token : party.tokens.owner;
  const { fileId, fileName } = isVictim ? party : party.file;
  const size = Buffer.byteLength(isVictim ? party.secret : OWN_CONTENT);
  const body = { name: fileName, contentType: 'text/plain', size };
  const { upload } = await callFor<Uploaded>('POST /v1/files', { token, body });
  const { download } = await callFor<Shown>(`GET /v1/files/${fileId}`, { token });
  const links = { upload: upload.url, uploadHeaders: headersOf(upload), download: download.url };
  return { ...party, links };
}
