import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, it } from 'vitest';
import type { EventSinkService } from '../../core/platform-config/platform-config.ts';
import { bundleFunctions } from '../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../infra/config/platform-config.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import type { Platform } from '../../infra/constructs/platform.ts';
import {
  productAnalyticsApi,
  productAnalyticsWork,
} from '../../infra/features/product-analytics.ts';

const config = platformConfigOf(stageNamed('prod'));
bundleFunctions(config);

/** All functions of the feature, on a stage with these sinks. */
function templateFor(analytics: readonly EventSinkService[]): Template {
  const app = new App();
  const stack = new Stack(app, 'Metering');
  const platform: Partial<Platform> = {
    stage: stageNamed('prod'),
    config: { ...config, services: { ...config.services, analytics } },
    controlTable: Table.fromTableName(stack, 'Control', 'control'),
    usageTable: Table.fromTableName(stack, 'Usage', 'usage'),
    trackQueue: new Queue(stack, 'Track'),
    analyticsBucket: new Bucket(new Stack(app, 'Data'), 'Lake'),
  };
  productAnalyticsApi(stack, platform as Platform);
  productAnalyticsWork(stack, platform as Platform);
  return Template.fromStack(stack);
}

/** The policies that say something of a secret. */
const readingSecrets = (template: Template) =>
  Object.entries(template.findResources('AWS::IAM::Policy')).filter(([, policy]) =>
    JSON.stringify(policy).includes('secretsmanager'),
  );

const segment: EventSinkService = {
  ...{ provider: 'segment', url: 'https://api.segment.io/v1' },
  writeKey: { secretName: 'SEGMENT_WRITE_KEY' },
};

it('lets the one function that hands events over read Segment’s key, that key, and no other function', () => {
  const reading = readingSecrets(templateFor([{ provider: 's3' }, segment]));
  expect(reading.map(([id]) => id.split('Role')[0])).toEqual([
    'ProductAnalyticsCountTrackedEvents',
  ]);
  const [, policy] = reading[0] ?? [];
  const statements = JSON.stringify(policy).match(/secretsmanager:[A-Za-z]+/g);
  expect(statements).toEqual(['secretsmanager:GetSecretValue']);
  expect(JSON.stringify(policy)).toMatch(/secret:[^"]*prod\/SEGMENT_WRITE_KEY-\?{6}"/);
});

it('lets no function read a secret where events go to the lake alone, or nowhere', () => {
  expect(readingSecrets(templateFor([{ provider: 's3' }]))).toEqual([]);
  expect(readingSecrets(templateFor([]))).toEqual([]);
});
