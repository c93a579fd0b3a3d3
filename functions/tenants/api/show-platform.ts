import { planRetentionDays } from '../../../core/audit/retention.ts';
import type { PlatformCounters } from '../../../core/invariants/platform-counters.ts';
import { keyLimitOf } from '../../../core/platform-config/key-limit-of.ts';
import type { PlatformConfig } from '../../../core/platform-config/platform-config.ts';
import type { Plan } from '../../../core/plans/plan.ts';
import { toUsageRates } from '../../billing/usage-rate.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type ShowPlatformPorts = {
  readonly config: PlatformConfig;
  readonly counters: Pick<PlatformCounters, 'tenants'>;
};

export const showPlatformOperation = ({ config, counters }: ShowPlatformPorts) =>
  operation('showPlatform', async () => {
    const { name, version, isolationStrategy, siloRegions, defaultPlan, maxTenants } = config;
    const meters = Object.values(config.metering.meters);
    return answer(200, {
      ...{ name, version, isolationStrategy, siloRegions: [...siloRegions], defaultPlan },
      tenants: { count: await counters.tenants(), limit: maxTenants },
      plans: Object.values(config.plans).map((plan) => toPlanView(config, plan)),
      meters: meters.map(({ id, name: called, unit, eventType, aggregation }) => ({
        ...{ id, name: called, unit, eventType, aggregation },
      })),
    });
  });

function toPlanView(config: PlatformConfig, plan: Plan) {
  const { id, name, version, priceUsdPerMonth, isolationStrategy } = plan;
  const { trialDays, graceDays, restoreDays } = plan;
  const { users, storageBytes } = plan.entitlements;
  return {
    ...{ id, name, version, priceUsdPerMonth, isolationStrategy },
    ...{ trialDays, graceDays, restoreDays },
    previousVersions: plan.previousVersions.map((previous) => previous.version),
    features: [...plan.features],
    limits: {
      ...{ users, storageBytes, apiKeys: keyLimitOf(config)(id) },
      auditDays: planRetentionDays(config.limits.auditDaysPerPlan, id),
    },
    usage: toUsageRates(plan),
  };
}
