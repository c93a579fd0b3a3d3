import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import type { Operator } from '../../../core/access/principal.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { PageRequest, TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { pageQuery } from '../../edge/request-schemas.ts';
import { notFound } from './problems.ts';
import { tenantIdOf } from './tenant-id-of.ts';

export type ListTenantEventsPorts = {
  readonly directory: TenantRecords & Pick<TenantDirectory, 'listEvents'>;
};

/** GET /v1/tenants/{tenantId}/events */
export const listTenantEventsHandler =
  ({ directory }: ListTenantEventsPorts) =>
  async (event: ApiEvent) => {
    const tenantId = tenantIdOf(event);
    if (tenantId === null) return problem(notFound);
    const query = parseQuery(pageQuery, event);
    if (!query.ok) return problem(query.error);

    const { limit, cursor } = query.value;
    const scope = { list: 'events', tenantId };
    const start = pageStart({ scope, cursor, isKey: (after) => isId('evt', after) });
    if (!start.ok) return problem(start.error);

    const operator = operatorContextOf(event);
    const page = await pageOf(directory, { operator, tenantId, limit, ...start.value });
    if (page === null) return problem(notFound);
    return json(200, {
      items: page.items.map(toEventView),
      nextCursor: page.next && encodeCursor(scope, page.next),
    });
  };

type EventsRequest = PageRequest & {
  readonly operator: Operator;
  readonly tenantId: TenantId;
};

/** An old tenant may have no event left, an unknown one never had any: only then is the tenant read too. */
async function pageOf(
  directory: ListTenantEventsPorts['directory'],
  { operator, tenantId, ...request }: EventsRequest,
) {
  const page = await directory.listEvents(operator, tenantId, request);
  if (page.items.length > 0) return page;
  return (await directory.find(operator, tenantId)) ? page : null;
}

const toEventView = ({ id, type, version, time, tenantId, actor, data }: DomainEvent) => ({
  id,
  type,
  version,
  time: time.toISOString(),
  tenantId,
  actor,
  data,
});
