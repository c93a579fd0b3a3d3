import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { PortableNotice } from '../../../core/portability/tenant-contents.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { contactOf } from './contact-item.ts';
import {
  CONTACT_PREFIX,
  INBOX_PREFIX,
  MESSAGE_PREFIX,
  PREFERENCES_PREFIX,
  SENT_PREFIX,
  TEMPLATE_PREFIX,
} from './notification-keys.ts';
import { openedPartition } from './opened-partition.ts';

const SESSION_ACTIONS: SessionActions = { items: ['Query'] };

type Item = Readonly<Record<string, unknown>>;

/** By the begin of their sort keys; what is in none of these is of use to the platform alone. */
const KINDS: readonly (readonly [string, string, (item: Item) => object | null])[] = [
  [CONTACT_PREFIX, 'contact', (item) => ({ memberId: memberOf(item), ...reachOf(item) })],
  [INBOX_PREFIX, 'inbox', (item) => ({ memberId: memberOf(item), ...factsOf(item) })],
  [MESSAGE_PREFIX, 'message', (item) => contentOf(item)],
  [PREFERENCES_PREFIX, 'preferences', (item) => ({ memberId: memberOf(item), ...factsOf(item) })],
  [SENT_PREFIX, 'notification', (item) => contentOf(item)],
  [TEMPLATE_PREFIX, 'template', (item) => contentOf(item)],
  // Of a freed address there is nothing to tell.
  ['sup_', 'suppression', (item) => (item.address === undefined ? null : suppressionOf(item))],
];

/** What a tenant keeps of notifications, as its session reads it, in the order of their sort keys. */
export async function* portableNotices(
  sessions: TenantSessions,
  tenant: TenantScope,
  after?: string,
): AsyncGenerator<PortableNotice> {
  let start = after;
  do {
    // Opened for each page: a long run outlives a session.
    const session = await sessions.open(tenant, SESSION_ACTIONS);
    const { documents, pk, tableName: TableName } = openedPartition(session);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(start !== undefined && { ExclusiveStartKey: { pk, sk: start } }),
      }),
    );
    yield* Items.map(noticeOf).filter((one) => one !== null);
    start = LastEvaluatedKey === undefined ? undefined : String(LastEvaluatedKey.sk);
  } while (start !== undefined);
}

function noticeOf(item: Item): PortableNotice | null {
  const key = String(item.sk);
  const [, kind, read] = KINDS.find(([prefix]) => key.startsWith(prefix)) ?? [];
  const line = read?.(item);
  return kind === undefined || !line ? null : { key, line: { kind, ...line } };
}

const memberOf = ({ sk }: Item): string => String(sk).split('#')[1] ?? '';
const contentOf = ({ content }: Item): object => JSON.parse(String(content)) as object;
/** What is undefined is no member of a line. */
const factsOf = (item: Item): object => ({
  ...item,
  ...{ pk: undefined, sk: undefined, expiresAt: undefined },
});
const suppressionOf = ({ sk: id, channel, address, reason, since }: Item): object => ({
  ...{ id, channel, address, reason, since },
});

/** By an endpoint and its keys anybody could push: the archive has neither. */
function reachOf(item: Item): object {
  const { phone, devices } = contactOf(item);
  return {
    phone,
    devices: devices.map(({ id, name, target, createdAt }) => ({
      ...{ id, name, kind: target.kind === 'sns' ? 'mobile' : target.kind, createdAt },
    })),
  };
}
