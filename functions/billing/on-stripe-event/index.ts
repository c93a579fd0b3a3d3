import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoReceivedEvents } from '../../../adapters/dynamodb/billing/dynamo-received-events.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { parseStripeEvent } from '../../../adapters/stripe/parse-stripe-event.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { logBillingAlert } from '../log-billing-alert.ts';
import { onStripeEventEnv } from './env.ts';
import { onStripeEvent } from './on-stripe-event.ts';

const settings = readEnv(onStripeEventEnv);
const documentClient = documents();

export const handler = onStripeEvent({
  ...billingPorts(settings, bundledPlatformConfig(), documentClient),
  received: new DynamoReceivedEvents(documentClient, settings.CONTROL_TABLE_NAME),
  ...{ parse: parseStripeEvent, onAlert: logBillingAlert },
});
