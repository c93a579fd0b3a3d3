import { DeleteCommand, paginateQuery, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CHANNELS } from '../../../core/notifications/channel.ts';
import type {
  TenantTemplate,
  TenantTemplates,
} from '../../../core/notifications/tenant-template.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { getItem } from '../table/get-item.ts';
import { isoTime } from '../table/iso-time.ts';
import { TEMPLATE_PREFIX, templateSortKey } from './notification-keys.ts';
import { KEEPING, openedPartition } from './opened-partition.ts';

const DELETING: SessionActions = { items: ['DeleteItem'] };

const texts = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  sms: z.string().optional(),
  button: z.string().optional(),
});
const templateContent = z.object({
  name: z.string(),
  texts,
  translations: z.record(z.string(), texts),
  own: z
    .object({
      category: z.string(),
      channels: z.array(z.enum(CHANNELS)),
      variables: z.record(
        z.string(),
        z.object({
          type: z.enum(['text', 'url']),
          isOptional: z.boolean().optional(),
          description: z.string().optional(),
        }),
      ),
      link: z.string().optional(),
      sample: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    })
    .optional(),
  updatedAt: isoTime,
});
const fromItem = ({ content }: Readonly<Record<string, unknown>>): TenantTemplate =>
  templateContent.parse(JSON.parse(String(content)));

export class DynamoTenantTemplates implements TenantTemplates {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async find(tenant: TenantScope, name: string) {
    const { documents, pk, tableName } = await this.#open(tenant);
    const item = await getItem(documents, tableName, { pk, sk: templateSortKey(name) });
    return item ? fromItem(item) : null;
  }

  async list(tenant: TenantScope) {
    const { documents: client, pk, tableName: TableName } = await this.#open(tenant);
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': TEMPLATE_PREFIX },
        ConsistentRead: true,
      },
    );
    const templates: TenantTemplate[] = [];
    for await (const { Items = [] } of pages) templates.push(...Items.map(fromItem));
    return templates;
  }

  async put(tenant: TenantScope, template: TenantTemplate) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant);
    const key = { pk, sk: templateSortKey(template.name) };
    const Item = { ...key, content: JSON.stringify(template) };
    await documents.send(new PutCommand({ TableName, Item }));
  }

  async delete(tenant: TenantScope, name: string) {
    const { documents, pk, tableName: TableName } = await this.#open(tenant, DELETING);
    const Key = { pk, sk: templateSortKey(name) };
    const { Attributes } = await documents.send(
      new DeleteCommand({ TableName, Key, ReturnValues: 'ALL_OLD' }),
    );
    return Attributes !== undefined;
  }

  async #open(tenant: TenantScope, actions = KEEPING) {
    return openedPartition(await this.#sessions.open(tenant, actions));
  }
}
