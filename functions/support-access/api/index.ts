import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoTenantPolicies } from '../../../adapters/dynamodb/identity/dynamo-tenant-policies.ts';
import { DynamoSupportAccessRegistry } from '../../../adapters/dynamodb/support-access/dynamo-support-access-registry.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { supportAccessBreakGlassMail } from '../../../core/mail/templates/support-access-break-glass.ts';
import { supportAccessGrantedMail } from '../../../core/mail/templates/support-access-granted.ts';
import { supportAccessRequestedMail } from '../../../core/mail/templates/support-access-requested.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { edgeEnv } from '../../env/edge.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { supportAccessContract } from '../contract.ts';
import { askForAccessOperation, askForEmergencyAccessOperation } from './ask-for-access.ts';
import {
  grantSupportAccessOperation,
  refuseSupportAccessOperation,
  revokeSupportAccessOperation,
} from './decide-as-owner.ts';
import { confirmEmergencyAccessOperation, withdrawAccessOperation } from './decide-of-tenant.ts';
import { supportAccessApiEnv } from './env.ts';
import {
  listAccessOfTenantOperation,
  listSupportAccessOperation,
  listSupportUsesOperation,
} from './list-access.ts';

const env = readEnv(supportAccessApiEnv);
const { CONTROL_TABLE_NAME } = env;
const config = bundledPlatformConfig();
const controlPlane = documents();
const settings = platformMailSettings(config, env);

const ports = {
  registry: new DynamoSupportAccessRegistry(controlPlane, CONTROL_TABLE_NAME),
  policies: new DynamoTenantPolicies(controlPlane, CONTROL_TABLE_NAME),
  tenants: new DynamoTenantFinder(controlPlane, CONTROL_TABLE_NAME),
  mails: {
    requested: supportAccessRequestedMail.compose(settings),
    granted: supportAccessGrantedMail.compose(settings),
    breakGlass: supportAccessBreakGlassMail.compose(settings),
  },
  now: () => new Date(),
};

export const handler = apiHandler<'support-access/api'>(
  supportAccessContract,
  {
    askForAccess: askForAccessOperation(ports),
    listAccessOfTenant: listAccessOfTenantOperation(ports),
    withdrawAccess: withdrawAccessOperation(ports),
    askForEmergencyAccess: askForEmergencyAccessOperation(ports),
    confirmEmergencyAccess: confirmEmergencyAccessOperation(ports),
    listSupportAccess: listSupportAccessOperation(ports),
    listSupportUses: listSupportUsesOperation(ports),
    grantSupportAccess: grantSupportAccessOperation(ports),
    refuseSupportAccess: refuseSupportAccessOperation(ports),
    revokeSupportAccess: revokeSupportAccessOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
