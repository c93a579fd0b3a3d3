import type { AnswerOf } from '@freehold/sdk';
import { callOptions } from '../api/use-call.ts';
import { isUnderWay } from './under-way.ts';

export type Tenant = AnswerOf<'getTenant'>;

export const tenantOptions = (tenantId: string) =>
  callOptions('getTenant', { params: { tenantId } }, isUnderWay);
