import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, type CorsPreflightOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpMethods, type CorsRule } from 'aws-cdk-lib/aws-s3';
import { routes } from '../../functions/routes.ts';
import type { Stage } from '../config/stage.ts';

type Origins = Pick<Stage, 'allowedOrigins'>;

/** What a script may send with a request. */
export const REQUEST_HEADERS = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
];

/** What a script may read of an answer, beside what browsers always let it read. */
export const EXPOSED_HEADERS = [
  'etag',
  'location',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'x-request-id',
];

/** What the API tells the browsers of a stage's origins; nothing where there are none. */
export const apiCors = ({ allowedOrigins }: Origins): CorsPreflightOptions | undefined =>
  allowedOrigins.length === 0
    ? undefined
    : {
        allowOrigins: [...allowedOrigins],
        allowMethods: methodsOf(Object.values(routes).map(({ key }) => key)),
        allowHeaders: REQUEST_HEADERS,
        exposeHeaders: EXPOSED_HEADERS,
        maxAge: Duration.hours(1),
      };

/** Where the console is, which uploads by links; beside the stage's own, as it reaches the API at its own origin. */
const consoleOrigins = ({ isLocal, edgeProtection, domain }: Stage): string[] => {
  // On the laptop it takes a free port: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
  if (isLocal) return ['http://localhost:*'];
  return domain && edgeProtection ? [`https://${domain.name}`] : [];
};

/**
 * The same for a bucket that links lead to, and for the console. A link's signature says which headers an upload needs and
 * which it may not have, so this leaves them to it.
 */
export function bucketCors(stage: Stage): CorsRule[] | undefined {
  const allowedOrigins = [...stage.allowedOrigins, ...consoleOrigins(stage)];
  if (allowedOrigins.length === 0) return undefined;
  return [
    {
      allowedOrigins,
      allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
      allowedHeaders: ['*'],
      exposedHeaders: ['etag'],
      maxAge: Duration.hours(1).toSeconds(),
    },
  ];
}

const methodsOf = (keys: readonly string[]): CorsHttpMethod[] =>
  [...new Set(keys.map((key) => key.slice(0, key.indexOf(' '))))]
    .sort()
    .map((name) => CorsHttpMethod[name as keyof typeof CorsHttpMethod]);
