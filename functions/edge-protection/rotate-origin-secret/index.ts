import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { setOriginHeader } from '../../../adapters/cloudfront/distribution-header.ts';
import { SecretVersions } from '../../../adapters/secrets-manager/secret-versions.ts';
import { ORIGIN_SECRET_HEADER } from '../../../core/edge-protection/origin-secret.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { rotateOriginSecretEnv } from './env.ts';
import { createHandler } from './rotate-origin-secret.ts';

const { DISTRIBUTION_ID } = readEnv(rotateOriginSecretEnv);
const cloudfront = new CloudFrontClient(sdkConfig);
const secrets = new SecretsManagerClient(sdkConfig);
const header = { distributionId: DISTRIBUTION_ID, name: ORIGIN_SECRET_HEADER };

export const handler = createHandler({
  versionsOf: (secretId) => new SecretVersions(secrets, secretId),
  send: (value) => setOriginHeader(cloudfront, header, value),
});
