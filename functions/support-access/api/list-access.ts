import { tenantNamed, tenantOfUser } from '../../../core/support-access/party.ts';
import type { SupportAccessRegistry } from '../../../core/support-access/support-access-registry.ts';
import type {
  SupportAccess,
  SupportAccessId,
  SupportedTenant,
} from '../../../core/support-access/support-access.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { isId } from '../../../kit/id.ts';
import { refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toAccessView, toAskedView, toUseView } from './support-access-view.ts';

export type ListAccessPorts = {
  readonly registry: Pick<SupportAccessRegistry, 'find' | 'list' | 'uses'>;
  readonly tenants: TenantFinder;
  readonly now: () => Date;
};

const RECENT_USES = 10;
const isAccessId = (after: string): after is SupportAccessId => isId('sup', after);

export const listSupportAccessOperation = ({ registry, now }: ListAccessPorts) =>
  listOperation('listSupportAccess', {
    isKey: isAccessId,
    load: async ({ principal }, page) => {
      const of = tenantOfUser(principal);
      const { items, next } = await registry.list(of, page);
      return { items: await Promise.all(items.map((one) => withUses(registry, of, one))), next };
    },
    toView: ({ access, uses }) => ({
      ...toAccessView(access, now()),
      recentUses: uses.map(toUseView),
    }),
  });

async function withUses(
  registry: ListAccessPorts['registry'],
  of: SupportedTenant,
  access: SupportAccess,
) {
  if (!access.grantedAt) return { access, uses: [] };
  const { items: uses } = await registry.uses(of, access.id, { limit: RECENT_USES });
  return { access, uses };
}

export const listSupportUsesOperation = ({ registry }: ListAccessPorts) =>
  listOperation('listSupportUses', {
    isKey: (after): after is string => isId('evt', after),
    load: async ({ principal, params: { accessId } }, page) => {
      const of = tenantOfUser(principal);
      return (await registry.find(of, accessId))
        ? registry.uses(of, accessId, page)
        : refusal({ kind: 'SupportAccessNotFound' });
    },
    toView: toUseView,
  });

export const listAccessOfTenantOperation = ({ registry, tenants, now }: ListAccessPorts) =>
  listOperation('listAccessOfTenant', {
    isKey: isAccessId,
    load: async ({ params: { tenantId } }, page) => {
      const of = await tenantNamed(tenants, tenantId);
      if (!of) return refusal({ kind: 'TenantNotFound' });
      const { items, next } = await registry.list(of, page);
      return { items: items.map((access) => ({ access, of })), next };
    },
    toView: ({ access, of }) => toAskedView(access, of, now()),
  });
