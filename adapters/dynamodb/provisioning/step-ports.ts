import type { StepPorts } from '../../../core/provisioning/run-step.ts';
import { documents } from '../table/documents.ts';
import { DynamoProvisioningRegistry } from './dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from './dynamo-step-ledger.ts';

/** What every step of a provisioning runs on. */
export const stepPorts = (tableName: string, client = documents()) =>
  ({
    tenants: new DynamoProvisioningRegistry(client, tableName),
    ledger: new DynamoStepLedger(client, tableName),
    now: () => new Date(),
  }) satisfies StepPorts;
