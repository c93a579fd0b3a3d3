import type { STSClient } from '@aws-sdk/client-sts';
import type { StreamSender } from '../../core/audit-stream/deliver-stream.ts';
import { HttpsStreamSender } from '../../core/audit-stream/https-stream-sender.ts';
import type { StreamSecrets } from '../../core/audit-stream/stream-registry.ts';
import type { AuditStream } from '../../core/audit-stream/stream.ts';
import type { OutboundHttp } from '../../core/outbound-http/outbound-http.ts';
import { S3StreamSender } from '../s3/s3-stream-sender.ts';

type Ports = {
  readonly http: OutboundHttp;
  readonly secrets: Pick<StreamSecrets, 'decrypt'>;
  readonly sts: STSClient;
  readonly now: () => Date;
};

/** By the kind of its target. */
export const streamSenderOf =
  ({ http, secrets, sts, now }: Ports) =>
  async ({ tenantId, target, secret = '' }: AuditStream): Promise<StreamSender> =>
    target.kind === 's3'
      ? new S3StreamSender(sts, { ...target, tenantId })
      : new HttpsStreamSender({
          ...{ http, url: target.url, now },
          secret: await secrets.decrypt(tenantId, secret),
        });
