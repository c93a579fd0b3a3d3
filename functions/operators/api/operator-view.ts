import type { z } from 'zod';
import type { Member } from '../../../core/members/member.ts';
import type { operatorView } from '../schemas.ts';

export const toOperatorView = (operator: Member): z.input<typeof operatorView> => ({
  id: operator.userId,
  email: operator.email,
  role: operator.role,
  status: operator.status,
  createdAt: operator.createdAt.toISOString(),
  updatedAt: operator.updatedAt.toISOString(),
});
