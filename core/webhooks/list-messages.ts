import type { Page, PageRequest } from '../../kit/page.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { WebhookEndpointId } from './endpoint.ts';
import type { WebhookMessage, WebhookMessageId } from './message.ts';
import type { MessageFilter, WebhookEndpoints, WebhookMessages } from './webhook-store.ts';

export type ListMessagesPorts = {
  readonly endpoints: Pick<WebhookEndpoints, 'list'>;
  readonly messages: Pick<WebhookMessages, 'list' | 'findAll'>;
};

type Wanted = {
  readonly tenantId: TenantId;
  readonly endpointId?: WebhookEndpointId | undefined;
  readonly filter: MessageFilter;
};

/** The latest first: of one endpoint, or of all, each of which is asked for a page. */
export async function listMessages(
  ports: ListMessagesPorts,
  { tenantId, endpointId, filter }: Wanted,
  page: PageRequest<WebhookMessageId>,
): Promise<Page<WebhookMessage>> {
  if (endpointId) return ports.messages.list({ tenantId, endpointId }, filter, page);
  const endpoints = await ports.endpoints.list(tenantId);
  const pages = await Promise.all(
    endpoints.map(({ id }) => ports.messages.list({ tenantId, endpointId: id }, filter, page)),
  );
  // Where a page ends early, what lies below its end is not known yet.
  const floor =
    pages
      .flatMap(({ next }) => next ?? [])
      .sort()
      .at(-1) ?? '';
  const known = pages.flatMap(({ items }) => items.filter(({ id }) => id >= floor));
  const sorted = known.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  const items = sorted.slice(0, page.limit);
  const next = sorted.length > page.limit ? items.at(-1)?.id : floor;
  return { items, ...(next && { next }) };
}

/** By its id alone; one of an endpoint that is no more is not found. */
export async function findMessage(
  { endpoints, messages }: ListMessagesPorts,
  tenantId: TenantId,
  id: WebhookMessageId,
): Promise<WebhookMessage | null> {
  const all = await endpoints.list(tenantId);
  const refs = all.map((endpoint) => ({ tenantId, endpointId: endpoint.id, id }));
  const [found] = await messages.findAll(refs);
  return found ?? null;
}
