import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { BillingProvider } from '../../core/billing/billing-provider.ts';
import { NoneBillingProvider } from '../../core/billing/none/none-billing-provider.ts';
import { graceDaysOf, priceListOf, trialDaysOf } from '../../core/billing/price-list-of.ts';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { DynamoBillingAccounts } from '../dynamodb/billing/dynamo-billing-accounts.ts';
import { DynamoLedger } from '../dynamodb/billing/dynamo-ledger.ts';
import { DynamoNoneStore } from '../dynamodb/billing/dynamo-none-store.ts';
import { documents } from '../dynamodb/table/documents.ts';
import { SecretsManagerSecrets } from '../secrets-manager/secrets-manager-secrets.ts';
import { StripeBillingProvider } from '../stripe/stripe-billing-provider.ts';
import { stripeClient } from '../stripe/stripe-client.ts';

type Settings = {
  readonly CONTROL_TABLE_NAME: string;
  readonly STAGE: string;
  readonly STRIPE_API_URL: string;
};

/** In place of those that a function has. */
type Given = {
  readonly documents?: DynamoDBDocumentClient;
  readonly secrets?: Pick<Secrets, 'get'>;
};

const stageSecrets = (stage: string) =>
  new SecretsManagerSecrets(new SecretsManagerClient(sdkConfig), { stage });

type Config = Pick<PlatformConfig, 'plans' | 'coupons' | 'services'>;

/** What billing works on, by the provider that the configuration chooses. */
export function billingPorts(settings: Settings, config: Config, given: Given = {}) {
  const { CONTROL_TABLE_NAME: tableName, STAGE: stage } = settings;
  const { plans, services } = config;
  const now = () => new Date();
  const documentClient = given.documents ?? documents();
  const secrets = given.secrets ?? stageSecrets(stage);
  const priceList = priceListOf(config);
  const store = new DynamoNoneStore(documentClient, tableName);
  return {
    ...{ secrets, priceList, store, now },
    accounts: new DynamoBillingAccounts({ documents: documentClient, tableName, now }),
    ledger: new DynamoLedger(documentClient, tableName),
    provider: providerOf(),
    trialDaysOf: trialDaysOf(plans),
    graceDaysOf: graceDaysOf(plans),
    sold: priceList.sold,
    onOutage: services.billing.provider === 'stripe' ? services.billing.onOutage : 'wait',
  } as const;

  function providerOf(): BillingProvider {
    if (services.billing.provider === 'none') {
      return new NoneBillingProvider({ store, prices: priceList, now });
    }
    const { apiKey } = services.billing;
    const address = { apiUrl: settings.STRIPE_API_URL };
    const client = stripeClient(secrets, apiKey.secretName, address);
    return new StripeBillingProvider(client, { priceList });
  }
}
