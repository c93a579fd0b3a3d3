import { Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';

export type ApiBehaviorProps = {
  /** Where CloudFront reaches the gateway. */
  readonly host: string;
  readonly customHeaders?: Readonly<Record<string, string>>;
  readonly responseHeadersPolicy?: ResponseHeadersPolicy;
};

/** The API by its paths, beside the console at one origin: nothing of it is cached. */
export function apiBehaviors({
  host,
  customHeaders,
  responseHeadersPolicy,
}: ApiBehaviorProps): Readonly<Record<string, BehaviorOptions>> {
  const api: BehaviorOptions = {
    origin: new HttpOrigin(host, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      // API Gateway answers after 30 s itself.
      readTimeout: Duration.seconds(35),
      customHeaders,
    }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    // A redirect would have let the token travel in the clear once.
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // It compresses nothing either: a compressed answer would have another ETag than the record's version.
    compress: false,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy,
  };
  return { '/v1/*': api, '/docs': api, '/docs/*': api };
}
