import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sdkConfig } from '../aws/sdk-config.ts';
import { SecretsManagerSecrets } from '../secrets-manager/secrets-manager-secrets.ts';

export const stageSecrets = (stage: string) =>
  new SecretsManagerSecrets(new SecretsManagerClient(sdkConfig), { stage });
