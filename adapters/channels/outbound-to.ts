import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sdkConfig } from '../aws/sdk-config.ts';
import { SecretsManagerSecrets } from '../secrets-manager/secrets-manager-secrets.ts';
import { UndiciOutboundHttp } from '../undici/undici-outbound-http.ts';

/** A stand-in on the laptop speaks no TLS. */
export const outboundTo = (url: string) =>
  new UndiciOutboundHttp({ allowsLoopback: url.startsWith('http:') });

export const stageSecrets = (stage: string) =>
  new SecretsManagerSecrets(new SecretsManagerClient(sdkConfig), { stage });
