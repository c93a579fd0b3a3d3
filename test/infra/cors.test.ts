import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contracts } from '../../functions/contracts.ts';
import { openApiDocument } from '../../functions/openapi.ts';
import type { OperationContract } from '../../functions/edge/operation-contract.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { apiCors, EXPOSED_HEADERS, REQUEST_HEADERS } from '../../infra/constructs/cors.ts';
import { templatesOf } from '../support/templates.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';

const dev = templatesOf('dev');
const prod = templatesOf('prod');
const { allowedOrigins } = stageNamed('dev');

describe('CORS of the API', () => {
  it('is that of the stage’s origins, with every method of the routes', () => {
    const [api] = dev.resources('AWS::ApiGatewayV2::Api');
    expect(api?.resource.Properties?.CorsConfiguration).toEqual({
      AllowOrigins: allowedOrigins,
      AllowMethods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
      AllowHeaders: [
        'authorization',
        'content-type',
        'idempotency-key',
        'if-match',
        'if-none-match',
      ],
      ExposeHeaders: [
        'etag',
        'location',
        'retry-after',
        'ratelimit',
        'ratelimit-policy',
        'x-request-id',
      ],
      MaxAge: 3600,
    });
  });

  it('has the console too, where the console is at the API’s own name', () => {
    const files = templatesOf('example')
      .resources('AWS::S3::Bucket')
      .find(({ id }) => id.startsWith('FilesBucket'));
    expect(files?.resource.Properties?.CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedOrigins: ['https://app.example.com', 'https://api.example.com'] }],
    });
  });

  it('is none where the stage allows no origin', () => {
    const [api] = prod.resources('AWS::ApiGatewayV2::Api');
    expect(api?.resource.Properties).not.toHaveProperty('CorsConfiguration');
    expect(apiCors({ allowedOrigins: [] })).toBeUndefined();
  });

  it('lets a script send every header that a contract takes', () => {
    const taken = Object.values(contracts).flatMap(({ headers }: OperationContract) =>
      Object.keys(headers?.shape ?? {}),
    );
    // Browsers send the first by themselves and let no script set it; the others are of other makers' servers, and of pages
    // of the platform's own origin: that no other one can send it keeps the session's cookie from them.
    const forbidden = [
      'accept-encoding',
      'freehold-session',
      'github-public-key-identifier',
      'github-public-key-signature',
      'stripe-signature',
      'x-twilio-email-event-webhook-signature',
      'x-twilio-email-event-webhook-timestamp',
      'x-twilio-signature',
    ];
    expect(taken.filter((name) => ![...REQUEST_HEADERS, ...forbidden].includes(name))).toEqual([]);
  });

  it('lets a script read every header that the API description names', () => {
    const withoutNeed = [
      ...['cache-control', 'content-security-policy', 'set-cookie', 'www-authenticate'],
    ];
    const named = headersIn(JSON.parse(JSON.stringify(openApiDocument())));
    expect(named.size).toBeGreaterThan(3);
    expect([...named].filter((name) => !EXPOSED_HEADERS.includes(name)).sort()).toEqual(
      withoutNeed,
    );
  });
});

describe('CORS of buckets', () => {
  const rules = {
    CorsRules: [
      {
        AllowedOrigins: allowedOrigins,
        AllowedMethods: ['GET', 'HEAD', 'PUT'],
        AllowedHeaders: ['*'],
        ExposedHeaders: ['etag'],
        MaxAge: 3600,
      },
    ],
  };
  const siloBucketOf = (stage: string) =>
    Object.values(siloTemplate(stage).findResources('AWS::S3::Bucket'))[0] as {
      readonly Properties: object;
    };

  it('is that of the stage’s origins, at the files bucket and at a silo’s', () => {
    const files = dev.resources('AWS::S3::Bucket').find(({ id }) => id.startsWith('FilesBucket'));
    expect(files?.resource.Properties?.CorsConfiguration).toEqual(rules);
    expect(siloBucketOf('dev').Properties).toHaveProperty('CorsConfiguration', rules);
  });

  it('has the console too, where the console is at the API’s own name', () => {
    const files = templatesOf('example')
      .resources('AWS::S3::Bucket')
      .find(({ id }) => id.startsWith('FilesBucket'));
    expect(files?.resource.Properties?.CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedOrigins: ['https://app.example.com', 'https://api.example.com'] }],
    });
  });

  it('is none where the stage allows no origin', () => {
    for (const { resource } of prod.resources('AWS::S3::Bucket')) {
      expect(resource.Properties).not.toHaveProperty('CorsConfiguration');
    }
    expect(siloBucketOf('prod').Properties).not.toHaveProperty('CorsConfiguration');
  });
});

const responses = z.record(z.string(), z.looseObject({ headers: z.looseObject({}).optional() }));
const described = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses }))),
  components: z.looseObject({ responses }),
});

function headersIn(document: unknown): Set<string> {
  const { paths, components } = described.parse(document);
  const all = Object.values(paths)
    .flatMap((operations) => Object.values(operations))
    .map(({ responses: own }) => own);
  return new Set(
    [...all, components.responses].flatMap((own) =>
      Object.values(own).flatMap(({ headers = {} }) => Object.keys(headers)),
    ),
  );
}
