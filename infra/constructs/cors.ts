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

/**
 * The same for a bucket that links lead to. A link's signature says which headers an upload needs and
 * which it may not have, so this leaves them to it.
 */
export const bucketCors = ({ allowedOrigins }: Origins): CorsRule[] | undefined =>
  allowedOrigins.length === 0
    ? undefined
    : [
        {
          allowedOrigins: [...allowedOrigins],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.PUT],
          allowedHeaders: ['*'],
          exposedHeaders: ['etag'],
          maxAge: Duration.hours(1).toSeconds(),
        },
      ];

const methodsOf = (keys: readonly string[]): CorsHttpMethod[] =>
  [...new Set(keys.map((key) => key.slice(0, key.indexOf(' '))))]
    .sort()
    .map((name) => CorsHttpMethod[name as keyof typeof CorsHttpMethod]);
