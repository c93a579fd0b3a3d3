import type { TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { tenantFigures } from '../../../core/tenants/tenant-figures.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type ShowTenantFiguresPorts = {
  readonly directory: Pick<TenantDirectory, 'all'>;
  readonly now: () => Date;
};

export const showTenantFiguresOperation = ({ directory, now }: ShowTenantFiguresPorts) =>
  operation('showTenantFigures', async ({ operator }) => {
    const { oldestProvisioning, onboardings, ...counts } = await tenantFigures(
      directory.all(operator),
      now(),
    );
    return answer(200, {
      ...counts,
      oldestProvisioning: oldestProvisioning?.toISOString(),
      onboardings: [...onboardings],
    });
  });
