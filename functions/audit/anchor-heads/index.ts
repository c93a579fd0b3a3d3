import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { DynamoAuditLog } from '../../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantIds } from '../../../adapters/dynamodb/tenants/dynamo-tenant-ids.ts';
import { KmsAnchorSigner } from '../../../adapters/kms/kms-anchor-signer.ts';
import { S3AuditAnchors } from '../../../adapters/s3/s3-audit-anchors.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { anchorHeadsHandler } from './anchor-heads.ts';
import { anchorHeadsEnv } from './env.ts';

const { ANCHOR_KEY_ARN, ANCHORS_BUCKET_NAME, AUDIT_TABLE_NAME, CONTROL_TABLE_NAME } =
  readEnv(anchorHeadsEnv);
const documentClient = documents();

export const handler = anchorHeadsHandler({
  tenants: new DynamoTenantIds(documentClient, CONTROL_TABLE_NAME),
  chains: new DynamoAuditLog(documentClient, AUDIT_TABLE_NAME),
  anchors: new S3AuditAnchors(new S3Client(sdkConfig), ANCHORS_BUCKET_NAME),
  signer: new KmsAnchorSigner(new KMSClient(sdkConfig), ANCHOR_KEY_ARN),
  now: () => new Date(),
});
