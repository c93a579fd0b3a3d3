import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoApiKeyRegistry } from '../../../adapters/dynamodb/api-keys/dynamo-api-key-registry.ts';
import { DynamoPoolOwners } from '../../../adapters/dynamodb/api-keys/dynamo-pool-owners.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { PublishedScanningKeys } from '../../../core/api-keys/published-scanning-keys.ts';
import { apiKeyLeakedMail } from '../../../core/mail/templates/api-key-leaked.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { leakedKeysContract } from '../leaked-keys-contract.ts';
import { reportLeakedKeysEnv } from './env.ts';
import { reportLeakedKeysOperation } from './report-leaked-keys.ts';

const env = readEnv(reportLeakedKeysEnv);
const { CONTROL_TABLE_NAME, SCANNING_KEYS_URL } = env;
const controlPlane = documents();
const settings = platformMailSettings(bundledPlatformConfig(), env);

const ports = {
  keys: new DynamoApiKeyRegistry(controlPlane, CONTROL_TABLE_NAME),
  pools: new DynamoPoolOwners(controlPlane, CONTROL_TABLE_NAME),
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  mail: apiKeyLeakedMail.compose(settings),
  reporters: new PublishedScanningKeys({
    http: new UndiciOutboundHttp({ allowsLoopback: SCANNING_KEYS_URL.startsWith('http:') }),
    url: SCANNING_KEYS_URL,
  }),
  now: () => new Date(),
};

export const handler = apiHandler<'api-keys/report-leaked-keys'>(
  leakedKeysContract,
  { reportLeakedKeys: reportLeakedKeysOperation(ports) },
  edgePorts(readEnv(edgeEnv)),
);
