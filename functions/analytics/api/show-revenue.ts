import { monthRevenue } from '../../../core/analytics/month-revenue.ts';
import type { RevenueDays } from '../../../core/analytics/revenue-days.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRevenueView } from './views.ts';

export type ShowRevenuePorts = {
  readonly days: Pick<RevenueDays, 'ofMonth'>;
  readonly now: () => Date;
};

export const showRevenue = ({ days, now }: ShowRevenuePorts) =>
  operation('showRevenue', async ({ query: { month } }) => {
    const present = now().toISOString().slice(0, 7);
    return answer(200, toRevenueView(await monthRevenue(days, month ?? present)));
  });
