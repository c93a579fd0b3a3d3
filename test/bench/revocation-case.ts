import { z } from 'zod';
import type { BenchMember } from './bench-members.ts';
import type { BenchTenant, Call, PlatformApi } from './platform-api.ts';

export type Asked = { readonly line: string; readonly call: Call };

/** What somebody may do, and the change that takes it from him. */
export type Revocation = {
  readonly requests: readonly Asked[];
  readonly change: () => Promise<unknown>;
};
export type Affected = {
  readonly api: PlatformApi;
  readonly tenant: BenchTenant;
  readonly ownerToken: string;
  readonly member: BenchMember;
};
export type RevocationCase = {
  readonly label: string;
  /** The member's, before the change. */
  readonly role: string;
  readonly prepare: (affected: Affected) => Promise<Revocation>;
};

export const REVOCATION_CASES: readonly RevocationCase[] = [
  {
    label: 'member disabled',
    role: 'member',
    prepare: async (affected) => ({
      requests: await anyoneSignedIn(affected),
      change: () => byOwner(affected, `POST /v1/members/${affected.member.id}/disable`),
    }),
  },
  {
    label: 'role lowered from admin to viewer',
    role: 'admin',
    prepare: async (affected) => {
      const headers = { 'if-match': '"1"' };
      const change = { body: { role: 'viewer' }, headers };
      return {
        requests: await adminAlone(affected),
        change: () => byOwner(affected, `PATCH /v1/members/${affected.member.id}`, change),
      };
    },
  },
  {
    label: 'session revoked from another one',
    role: 'member',
    prepare: async (affected) => ({
      requests: await anyoneSignedIn(affected),
      change: await byHimself(affected, 'DELETE /v1/me/sessions'),
    }),
  },
  {
    label: 'password changed in another session',
    role: 'member',
    prepare: async (affected) => {
      const currentPassword = affected.member.credentials.password;
      const body = { currentPassword, newPassword: 'Staple-Correct-9-Horse' };
      return {
        requests: await anyoneSignedIn(affected),
        change: await byHimself(affected, 'POST /v1/me/password', { body }),
      };
    },
  },
  {
    label: 'support access revoked',
    role: 'viewer',
    prepare: async (affected) => {
      const token = await affected.api.signIn(affected.api.operator);
      const { id, credential } = await grantedSupport(affected, token);
      const headers = { authorization: `Freehold-Support access=${credential}, token=${token}` };
      return {
        requests: SUPPORTED.map((path) => ({ line: `GET ${path}`, call: { headers } })),
        change: () => byOwner(affected, `POST /v1/support-access/${id}/revoke`),
      };
    },
  },
  {
    label: 'API key revoked',
    role: 'viewer',
    prepare: async (affected) => {
      const { id, secret } = await keyOf(affected, affected.ownerToken, 'service');
      return {
        requests: BY_KEY.map((path) => ({ line: `GET ${path}`, call: { token: secret } })),
        change: () => byOwner(affected, `DELETE /v1/api-keys/${id}`),
      };
    },
  },
  {
    label: 'member disabled, by a personal key',
    role: 'admin',
    prepare: async (affected) => {
      const { accessToken } = (await signIn(affected)).token;
      const { secret: token } = await keyOf(affected, accessToken, 'personal');
      return {
        requests: BY_KEY.map((path) => ({ line: `GET ${path}`, call: { token } })),
        change: () => byOwner(affected, `POST /v1/members/${affected.member.id}/disable`),
      };
    },
  },
];

const apiKey = z.object({ id: z.string(), secret: z.string() });
const BY_KEY = ['/v1/me', '/v1/entitlements', '/v1/records/bench', '/v1/files', '/v1/members'];

function keyOf({ api, member }: Affected, token: string, kind: 'service' | 'personal') {
  const permissions = ['records:read', 'files:read', 'members:read'];
  const body = { name: `Of ${member.id}`, kind, permissions };
  return api.call(apiKey, 'POST /v1/api-keys', { token, body });
}

const session = z.object({
  token: z.object({ accessToken: z.string(), refreshToken: z.string() }),
});

function signIn({ api, tenant, member }: Affected) {
  const body = { tenant: tenant.slug, ...member.credentials };
  return api.call(session, 'POST /v1/sessions', { body });
}

/** Requests of every function that a member comes to, and the renewal of the session. */
async function anyoneSignedIn(affected: Affected): Promise<Asked[]> {
  const { accessToken, refreshToken } = (await signIn(affected)).token;
  const refresh = { body: { tenant: affected.tenant.slug, refreshToken } };
  return [
    ...SIGNED_IN.map((path) => ({ line: `GET ${path}`, call: { token: accessToken } })),
    { line: 'POST /v1/sessions/refresh', call: refresh },
  ];
}

const SIGNED_IN = [
  '/v1/me',
  '/v1/me/sessions',
  '/v1/me/tenants',
  '/v1/entitlements',
  '/v1/policy',
  '/v1/members',
  '/v1/permissions',
  '/v1/records/bench',
  '/v1/files',
];

async function adminAlone(affected: Affected): Promise<Asked[]> {
  const { accessToken: token } = (await signIn(affected)).token;
  const file = { name: 'a.txt', contentType: 'text/plain', size: 5 };
  return [
    { line: 'GET /v1/roles', call: { token } },
    { line: 'POST /v1/records/bench', call: { token, body: { text: 'bench' } } },
    { line: 'POST /v1/files', call: { token, body: file } },
  ];
}

const byOwner = ({ api, ownerToken: token }: Affected, line: string, call: Call = {}) =>
  api.call(z.unknown(), line, { token, ...call });

/** From a session that the change lets stand. */
async function byHimself(affected: Affected, line: string, call: Call = {}) {
  const { accessToken: token } = (await signIn(affected)).token;
  return () => affected.api.call(z.unknown(), line, { token, ...call });
}

const access = z.object({ id: z.string(), credential: z.string() });
const SUPPORTED = ['/v1/records/bench', '/v1/files', '/v1/members'];

/** What the operator asked for and the owner granted. */
async function grantedSupport(affected: Affected, token: string) {
  const { api, tenant } = affected;
  const body = {
    reason: 'To measure how fast it ends.',
    scopes: ['records:read', 'files:read', 'members:read'],
    durationHours: 1,
  };
  const path = `/v1/tenants/${tenant.id}/support-access`;
  const asked = await api.call(access, `POST ${path}`, { token, body });
  await byOwner(affected, `POST /v1/support-access/${asked.id}/grant`);
  return asked;
}
