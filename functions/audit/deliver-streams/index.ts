import { KMSClient } from '@aws-sdk/client-kms';
import { STSClient } from '@aws-sdk/client-sts';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { platformMailSettings } from '../../../adapters/channels/platform-mail-settings.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoAuditDataKeys } from '../../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { DynamoStreamRegistry } from '../../../adapters/dynamodb/audit-stream/dynamo-stream-registry.ts';
import { DynamoAccountMails } from '../../../adapters/dynamodb/identity/dynamo-account-mails.ts';
import { ownerAddresses } from '../../../adapters/dynamodb/members/owner-addresses.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { KmsPersonalDataCipher } from '../../../adapters/kms/kms-personal-data-cipher.ts';
import { KmsStreamSecrets } from '../../../adapters/kms/kms-stream-secrets.ts';
import { streamSenderOf } from '../../../adapters/audit-stream/stream-sender-of.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { deliverStreams } from '../../../core/audit-stream/deliver-streams.ts';
import { auditStreamFailingMail } from '../../../core/mail/templates/audit-stream-failing.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { scheduledFunction } from '../../edge/scheduled-function.ts';
import { LOG } from '../../log-events.ts';
import { deliverStreamsEnv } from './env.ts';

const settings = readEnv(deliverStreamsEnv);
const { AUDIT_TABLE_NAME, CONTROL_TABLE_NAME, SECRETS_KEY_ARN } = settings;
const table = documents();
const kms = new KMSClient(sdkConfig);
const now = () => new Date();
const mailSettings = platformMailSettings(bundledPlatformConfig(), settings);

const ports = {
  streams: new DynamoStreamRegistry({ documents: table, tableName: CONTROL_TABLE_NAME, now }),
  chains: new DynamoAuditLog(table, AUDIT_TABLE_NAME),
  cipher: new KmsPersonalDataCipher({
    ...{ kms, keyArn: SECRETS_KEY_ARN, now },
    keys: new DynamoAuditDataKeys(table, CONTROL_TABLE_NAME),
  }),
  senderOf: streamSenderOf({
    http: new UndiciOutboundHttp({ allowsLoopback: settings.STREAMS_TO_LOOPBACK }),
    secrets: new KmsStreamSecrets(kms, SECRETS_KEY_ARN),
    sts: new STSClient(sdkConfig),
    now,
  }),
  tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
  ownersOf: (userPoolId: string) => ownerAddresses(table, CONTROL_TABLE_NAME, userPoolId),
  mails: new DynamoAccountMails(table, CONTROL_TABLE_NAME),
  compose: auditStreamFailingMail.compose(mailSettings),
  now,
};

/** Each minute: sends what was written to audit logs to the tenants' own systems. */
export const handler = scheduledFunction(
  { log: { done: LOG.auditStreamsDelivered, failed: LOG.auditStreamNotDelivered }, now },
  ({ deadline, onError }) => deliverStreams({ ...ports, onError }, deadline),
);
