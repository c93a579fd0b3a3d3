import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { NO_CONTACT, type Contact, type Contacts } from '../../../core/notifications/contact.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import type { PageRequest } from '../../../kit/page.ts';
import { fail, ok } from '../../../kit/result.ts';
import { getItem } from '../table/get-item.ts';
import { isMet } from '../table/is-met.ts';
import { latestFirst } from '../table/latest-first.ts';
import { contactOf } from './contact-item.ts';
import { CONTACT_PREFIX, contactSortKey } from './notification-keys.ts';
import { KEEPING, openedPartition } from './opened-partition.ts';

const REMOVING: SessionActions = { items: ['DeleteItem'] };

/** One item for each member, in the tenant's own partition. */
export class DynamoContacts implements Contacts {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async find(tenant: TenantScope, memberId: string) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const item = await getItem(documents, tableName, { pk, sk: contactSortKey(memberId) });
    return item ? contactOf(item) : NO_CONTACT;
  }

  async replace(tenant: TenantScope, memberId: string, contact: Contact) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const { version } = contact;
    const key = { pk, sk: contactSortKey(memberId) };
    const isReplaced = await isMet(
      documents.send(
        new PutCommand({
          ...{ TableName, Item: { ...key, version, content: JSON.stringify(contact) } },
          ...(version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': version - 1 },
              }),
        }),
      ),
    );
    return isReplaced ? ok(undefined) : fail({ kind: 'VersionConflict' } as const);
  }

  async remove(tenant: TenantScope, memberId: string) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant, REMOVING);
    const Key = { pk, sk: contactSortKey(memberId) };
    await documents.send(new DeleteCommand({ TableName, Key }));
  }

  async list(tenant: TenantScope, page: PageRequest) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const query = { tableName, pk, prefix: CONTACT_PREFIX, page };
    const { items, next } = await latestFirst(documents, query);
    return {
      items: items.map((item) => ({
        memberId: String(item.sk).slice(CONTACT_PREFIX.length),
        contact: contactOf(item),
      })),
      next,
    };
  }

  async #open(tenant: TenantScope, actions = KEEPING) {
    return openedPartition(await this.#sessions.open(tenant, actions));
  }
}
