import { AsyncLocalStorage } from 'node:async_hooks';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { ApiEvent } from '../../../functions/edge/authorizer-context.ts';
import { parseInput } from '../../../functions/edge/middlewares/parse-input.ts';

/** The setting that tells the plants where the named tenant's data lies. */
export const NAMED_HOME = 'ISOLATION_NAMED_HOME';

type Named = (event: ApiEvent) => unknown;

const named = new AsyncLocalStorage<TenantId>();

/** An edge that runs each operation for the tenant that the request names. */
export const believing =
  (nameIn: Named): typeof parseInput =>
  () => {
    const { before } = parseInput();
    return {
      before: async (request) => {
        await before?.(request);
        const { event } = request;
        const { run } = event;
        const tenantId = nameIn(event) as TenantId | undefined;
        if (run && tenantId) event.run = () => named.run(tenantId, run);
      },
    };
  };

/** The tenant that the request of now names, with its placement; undefined where it names none. */
export function namedTenant(): (PlacementSpec & { readonly tenantId: TenantId }) | undefined {
  const tenantId = named.getStore();
  if (tenantId === undefined) return undefined;
  const placement = JSON.parse(process.env[NAMED_HOME] ?? '') as PlacementSpec;
  return { ...placement, tenantId };
}

export const byHeader: Named = ({ headers }) => headers['x-tenant-id'];
export const byQuery: Named = ({ queryStringParameters }) => queryStringParameters?.tenantId;
export const byBody: Named = ({ body }) =>
  (JSON.parse(body ?? '{}') as { readonly tenantId?: unknown }).tenantId;
