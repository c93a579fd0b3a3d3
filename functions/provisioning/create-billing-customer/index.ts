import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { stepPorts } from '../../../adapters/dynamodb/provisioning/step-ports.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { createBillingCustomer } from '../../../core/provisioning/create-billing-customer.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { stepFunction } from '../step-function.ts';
import { createBillingCustomerEnv } from './env.ts';

const settings = readEnv(createBillingCustomerEnv);
const documentClient = documents();

export const handler = stepFunction(
  stepPorts(settings.CONTROL_TABLE_NAME, documentClient),
  createBillingCustomer(
    billingPorts(settings, bundledPlatformConfig(), { documents: documentClient }),
  ),
);
