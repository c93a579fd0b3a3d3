import {
  GetServiceQuotaCommand,
  ServiceQuotasClient,
  ServiceQuotasServiceException,
  type ServiceQuotasClientConfig,
} from '@aws-sdk/client-service-quotas';
import { DOCUMENTED_LIMITS, type AccountResource } from '../../core/capacity/account-resource.ts';
import type { ServiceLimits } from '../../core/capacity/service-limits.ts';

/** `aws service-quotas list-service-quotas --service-code …` shows them with their names. */
const QUOTAS: Readonly<Record<AccountResource, { ServiceCode: string; QuotaCode: string }>> = {
  tables: { ServiceCode: 'dynamodb', QuotaCode: 'L-F98FE922' },
  stacks: { ServiceCode: 'cloudformation', QuotaCode: 'L-0485CB21' },
  keys: { ServiceCode: 'kms', QuotaCode: 'L-C2F1777E' },
  userPools: { ServiceCode: 'cognito-idp', QuotaCode: 'L-66E6DF30' },
  buckets: { ServiceCode: 's3', QuotaCode: 'L-DC2B2D3D' },
  roles: { ServiceCode: 'iam', QuotaCode: 'L-FE177D64' },
};

/** Where AWS keeps the quotas of services that know no region. */
const GLOBAL_REGION = 'us-east-1';

export class ServiceQuotasLimits implements ServiceLimits {
  readonly #regional: ServiceQuotasClient;
  readonly #global: ServiceQuotasClient;

  constructor(config: ServiceQuotasClientConfig) {
    this.#regional = new ServiceQuotasClient(config);
    this.#global = new ServiceQuotasClient({ ...config, region: GLOBAL_REGION });
  }

  async limitOf(resource: AccountResource): Promise<number | undefined> {
    const isGlobal = DOCUMENTED_LIMITS[resource].per === 'account';
    const client = isGlobal ? this.#global : this.#regional;
    try {
      const { Quota } = await client.send(new GetServiceQuotaCommand(QUOTAS[resource]));
      return Quota?.Value;
    } catch (error) {
      if (error instanceof ServiceQuotasServiceException) return undefined;
      throw error;
    }
  }
}
