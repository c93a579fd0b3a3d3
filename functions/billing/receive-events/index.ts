import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { stripeVerifierOf } from '../../../adapters/billing/stripe-verifier-of.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoReceivedEvents } from '../../../adapters/dynamodb/billing/dynamo-received-events.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { billingEventsContract } from '../billing-events-contract.ts';
import { logBillingAlert } from '../log-billing-alert.ts';
import { receiveEventsEnv } from './env.ts';
import { receiveStripeEvent } from './receive-stripe-event.ts';

const settings = readEnv(receiveEventsEnv);
const config = bundledPlatformConfig();
const documentClient = documents();
const ports = billingPorts(settings, config, documentClient);

export const handler = apiHandler<'billing/receive-events'>(
  billingEventsContract,
  {
    receiveStripeEvent: receiveStripeEvent({
      ...ports,
      verifier: stripeVerifierOf(config, ports.secrets),
      received: new DynamoReceivedEvents(documentClient, settings.CONTROL_TABLE_NAME),
      onAlert: logBillingAlert,
    }),
  },
  edgePorts(readEnv(edgeEnv)),
);
