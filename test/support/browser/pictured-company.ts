import { PERMISSION_DESCRIPTIONS } from '../../../core/access/descriptions.ts';
import {
  TENANT_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  TENANT_ROLES,
} from '../../../core/access/roles.ts';
import type { AnswerOf, ItemOf } from '../../../sdk/src/index.ts';
import { asMember, type Answers } from './described-api.ts';
import { daysBefore, NOW } from './pictured-time.ts';

type Member = ItemOf<'listMembers'>;
type Endpoint = ItemOf<'listWebhookEndpoints'>;
type Message = ItemOf<'listWebhookMessages'>;

const ADA = 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11';

const member = (name: string, days: number, more: Partial<Member>): Member => ({
  ...{ id: name.toLowerCase(), name, email: `${name.toLowerCase()}@acme.example` },
  ...{ role: 'member', status: 'active', version: 1 },
  ...{ createdAt: daysBefore(days), updatedAt: daysBefore(days) },
  ...more,
});

const endpoint = (
  id: string,
  more: Partial<Endpoint> & Pick<Endpoint, 'url' | 'description'>,
): Endpoint => ({
  ...{ id: `whe_${id}`, eventTypes: ['member.*'], headerNames: [], signing: 'hmac', version: 1 },
  ...{ state: 'active', createdAt: daysBefore(20), updatedAt: daysBefore(20) },
  health: { last: { at: daysBefore(0, 3), status: 204 } },
  ...more,
});

const CRM = endpoint('crm', {
  ...{ url: 'https://hooks.acme.example/freehold', description: 'Our CRM' },
});
const PAGER = endpoint('pager', {
  ...{ url: 'https://pager.example/in', description: 'Operations', state: 'failing' },
  eventTypes: ['order.*'],
  health: {
    failingSince: daysBefore(0, 40),
    last: { at: daysBefore(0, 9), status: 500, reason: 'It answered 500.' },
  },
});

const message = (n: number, eventType: string, minutes: number): Message => ({
  ...{ id: `whm_01kb2v3m9ne4a8x0c5r7d6f1g${n}`, eventId: `evt_${n}`, endpointId: CRM.id },
  ...{ eventType, state: 'delivered', tries: 1, createdAt: daysBefore(0, minutes) },
});

const JOINED = message(1, 'member.joined', 3);
const MESSAGES: readonly Message[] = [
  JOINED,
  {
    ...message(2, 'order.shipped', 9),
    ...{ endpointId: PAGER.id, state: 'pending', tries: 3, nextAt: daysBefore(0, -21) },
  },
  message(3, 'record.created', 26),
  message(4, 'role.changed', 55),
  message(5, 'member.invited', 61),
];

const shown: AnswerOf<'getWebhookMessage'> = {
  ...JOINED,
  payload: {
    ...{ id: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh', type: 'member.joined', version: 1 },
    ...{ timestamp: JOINED.createdAt, tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh' },
    data: { memberId: 'barbara', role: 'member' },
  },
  attempts: [{ at: JOINED.createdAt, latencyMs: 41, isDelivered: true, status: 204 }],
};

const METERS = [
  ['api_calls', 'API calls', 'call', 1_400],
  ['mails', 'Mails', 'mail', 60],
] as const;

const usage = METERS.map(([meter, name, unit, most]) => {
  const points = Array.from({ length: 30 }, (_, day) => ({
    start: daysBefore(29 - day),
    end: daysBefore(28 - day),
    // A week has five busy days.
    quantity: String(Math.round(most * (0.4 + day / 50) * ((day + 1) % 7 < 5 ? 1 : 0.3))),
  }));
  const total = String(points.reduce((sum, { quantity }) => sum + Number(quantity), 0));
  return { meter, name, unit, version: 'x0Zt51aP', total, points };
});

/** Acme some weeks after it began, as its owner sees it. */
export const picturedCompany: Answers = {
  ...asMember('owner'),
  listFiles: { items: [] },
  listMembers: {
    items: [
      member('Ada', 28, { id: ADA, role: 'owner' }),
      member('Grace', 21, { role: 'admin' }),
      member('Linus', 20, {}),
      member('Barbara', 0, { createdAt: daysBefore(0, 3) }),
      member('Alan', 12, { role: 'viewer', status: 'disabled' }),
    ],
  },
  listInvitations: {
    items: [
      {
        ...{ id: 'inv_01kb2v3m9ne4a8x0c5r7d6f1gh', email: 'joan@acme.example', role: 'member' },
        ...{ mail: 'sent', invitedBy: ADA, isLapsed: false },
        ...{ createdAt: daysBefore(1), expiresAt: daysBefore(-6) },
      },
    ],
  },
  listQuotas: {
    items: [{ quota: 'members', unit: 'seats', used: 5, reserved: 1, limit: 25 }],
  },
  listRoles: {
    items: [
      ...TENANT_ROLES.map((role) => ({
        ...{ id: role, name: role, builtIn: true },
        permissions: [...TENANT_ROLE_PERMISSIONS[role]],
      })),
      {
        ...{ id: 'rol_01kb2v3m9ne4a8x0c5r7d6f1gh', name: 'Bookkeeper', builtIn: false },
        ...{ description: 'Reads records, keeps the files', members: 3 },
        permissions: ['records:read', 'files:read', 'files:write'],
        ...{ createdAt: daysBefore(9), updatedAt: daysBefore(9) },
      },
    ],
  },
  listPermissions: {
    items: TENANT_PERMISSIONS.map((permission) => ({
      permission,
      description: PERMISSION_DESCRIPTIONS[permission],
      roles: TENANT_ROLES.filter((role) =>
        (TENANT_ROLE_PERMISSIONS[role] as readonly string[]).includes(permission),
      ),
    })),
  },
  showUsageAnalytics: {
    ...{ from: daysBefore(29), to: NOW.toISOString(), window: 'day', timeZone: 'UTC' },
    usage,
  },
  listWebhookEndpoints: { items: [CRM, PAGER] },
  listWebhookMessages: { items: [...MESSAGES] },
  getWebhookMessage: shown,
};
