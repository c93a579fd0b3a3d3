import { documents } from '../table/documents.ts';
import { DynamoTenantFinder } from '../tenants/dynamo-tenant-finder.ts';
import { DynamoRefusalLog } from './dynamo-refusal-log.ts';

/** Of a function that refuses: the edge's, and the authorizer. */
export function refusalLog({ CONTROL_TABLE_NAME }: { readonly CONTROL_TABLE_NAME: string }) {
  const documentClient = documents();
  return new DynamoRefusalLog(documentClient, CONTROL_TABLE_NAME, {
    tenants: new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME),
    now: () => new Date(),
  });
}
