import type { z } from 'zod';
import type { Flag } from '../../../core/flags/flag.ts';
import type { flagView } from '../contract.ts';

export const toFlagView = ({
  onTenants,
  offTenants,
  onUsers,
  ...flag
}: Flag): z.input<typeof flagView> => ({
  ...flag,
  onTenants: [...onTenants],
  offTenants: [...offTenants],
  onUsers: [...onUsers],
});
