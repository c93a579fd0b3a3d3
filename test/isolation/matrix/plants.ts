import type { Edit, Plant } from './planted-build.ts';

const edit = (file: string, find: string, instead: string): Edit => ({ file, find, instead });

const SESSIONS = 'adapters/sts/sts-tenant-sessions.ts';

/** The setting that tells the plants at which home the named tenant lies. */
export const NAMED_HOME = 'ISOLATION_NAMED_HOME';

/** A handler that believes the request: data is looked for where the named tenant's lies. */
const believing = (named: string): readonly Edit[] => [
  edit(
    'functions/edge/middlewares/parse-input.ts',
    'const input = { ...callerOf(internal), path: event.rawPath, ...parsed.value };',
    `const input: any = { ...callerOf(internal), path: event.rawPath, ...parsed.value };
     const body = () => { try { return JSON.parse(event.body ?? '{}'); } catch { return {}; } };
     if (input.tenant) input.tenant = { ...input.tenant, named: ${named} };`,
  ),
  edit(
    SESSIONS,
    'open(tenant: TenantScope, sessionActions: SessionActions): Promise<TenantSession> {',
    `async open(tenant: any, sessionActions: SessionActions): Promise<TenantSession> {
       const session = await this.openVerified(tenant, sessionActions);
       if (!tenant.named) return session;
       const home = JSON.parse(process.env.${NAMED_HOME} ?? '');
       const named = { tenantId: tenant.named, ...home };
       return { ...session, placement: placementOf(named, this.#options.stores) };
     }
     openVerified(tenant: TenantScope, sessionActions: SessionActions): Promise<TenantSession> {`,
  ),
];

const HEADER = "event.headers['x-tenant-id']";
const BODY = 'body().tenantId';
const QUERY = 'event.queryStringParameters?.tenantId';

const believed = believing(`${HEADER} ?? ${QUERY} ?? ${BODY}`);

/** Nothing asks any more who may and whose cursor it is. */
const unchecked: readonly Edit[] = [
  edit('core/access/may-access.ts', "if (access === 'anyone') return true;", 'return true;'),
  edit('kit/cursor.ts', 'content.data.scope === digest(scope)', 'true'),
  edit('functions/edge/list-operation.ts', 'isKey(start.value)', 'true'),
  // Nor whether an id or a name can be one.
  edit(
    'functions/edge/parse-request.ts',
    'const params = parsePart(contract.params, ',
    'const params: any = ((_: unknown, value: unknown, __: unknown) => ({ value, errors: [] }))(contract.params, ',
  ),
];
/** The session's credentials are the account's own: what a handler does then, no policy stops. */
const withoutPolicy: readonly Edit[] = [
  edit(
    SESSIONS,
    'accessKeyId: AccessKeyId,\n      secretAccessKey: SecretAccessKey,\n      sessionToken: SessionToken,',
    "accessKeyId: 'test', secretAccessKey: 'test', sessionToken: undefined as any,",
  ),
];

/** The build of the second pass: every check of ownership removed, by function. */
export const UNCHECKED = {
  'records/api': { name: 'unchecked', edits: [...believed, ...unchecked] },
  'files/api': { name: 'unchecked', edits: [...believed, ...unchecked] },
} as const satisfies Readonly<Record<string, Plant>>;

const missing = believing(HEADER);
const fromBody = believing(BODY);

/** Bugs of handlers and adapters; each is built into the records' function and must not go unseen. */
export const BUGS = {
  'missing ownership check, policy holds': missing,
  'missing ownership check, no policy': [...missing, ...withoutPolicy],
  'key from the body, policy holds': fromBody,
  'key from the body, no policy': [...fromBody, ...withoutPolicy],
  'session cached under the wrong key': [
    edit(
      SESSIONS,
      "const key = `${tenant.tenantId} ${createHash('sha256').update(terms).digest('base64')}`;",
      'const key = JSON.stringify(sessionActions);',
    ),
  ],
  'Scan in place of a query': [
    edit(
      'adapters/dynamodb/records/dynamo-record-repository.ts',
      'return queryPage(store, {',
      `const { ScanCommand } = await import('@aws-sdk/lib-dynamodb');
       const all = await store.documents.send(
         new ScanCommand({ TableName: store.placement.tableName }),
       );
       return { items: all.Items as any };
       return queryPage(store, {`,
    ),
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;
