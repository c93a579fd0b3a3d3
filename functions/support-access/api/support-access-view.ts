import type { z } from 'zod';
import type { SupportUse } from '../../../core/support-access/support-access-registry.ts';
import {
  statusAt,
  type SupportAccess,
  type SupportedTenant,
} from '../../../core/support-access/support-access.ts';
import type { askedAccessView, supportAccessView, supportUseView } from '../schemas.ts';

export const toAccessView = (
  access: SupportAccess,
  now: Date,
): z.input<typeof supportAccessView> => ({
  id: access.id,
  status: statusAt(access, now),
  isEmergency: access.isEmergency,
  operator: access.operator,
  reason: access.reason,
  scopes: [...access.scopes],
  durationHours: access.durationHours,
  requestedAt: access.requestedAt.toISOString(),
  grantedBy: access.grantedBy,
  grantedAt: access.grantedAt?.toISOString(),
  until: access.until?.toISOString(),
  closedBy: access.closedBy,
  closedAt: access.closedAt?.toISOString(),
});

export const toAskedView = (
  access: SupportAccess,
  { userPoolId }: Pick<SupportedTenant, 'userPoolId'>,
  now: Date,
): z.input<typeof askedAccessView> => ({
  ...toAccessView(access, now),
  credential: `${userPoolId}.${access.id}`,
});

export const toUseView = ({ time, ...use }: SupportUse): z.input<typeof supportUseView> => ({
  ...use,
  time: time.toISOString(),
});
