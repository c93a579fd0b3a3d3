import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import {
  changePublisherName,
  SILO_INFIX,
  resourcePrefixOf,
} from '../../core/tenancy/resource-names.ts';
import type { Stage } from '../config/stage.ts';

/** Patterns of what tenants of the stage have to themselves; silos are in their tenants' regions. */
export function dedicatedResourcesArns(scope: Construct, { name }: Stage) {
  const { partition, account } = Stack.of(scope);
  const own = resourcePrefixOf(name);
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:*:${account}:${resource}`;
  return {
    tables: arn('dynamodb', `table/${own}tnt_*`),
    siloTables: arn('dynamodb', `table/${own}${SILO_INFIX}tnt_*`),
    aliases: arn('kms', `alias/${own}tnt_*`),
    siloAliases: arn('kms', `alias/${own}${SILO_INFIX}tnt_*`),
    stacks: arn('cloudformation', `stack/${own}tnt-*/*`),
    buckets: `arn:${partition}:s3:::${own}tnt-*-${account}`,
    /** Reads the streams of their tables, in each region that has some. */
    changePublishers: arn('lambda', `function:${changePublisherName(name)}`),
    /** All mappings: those of the publishers are limited by their function. */
    streamMappings: arn('lambda', 'event-source-mapping:*'),
    /** All keys: those of tenants are limited by their tags. */
    keys: arn('kms', 'key/*'),
  };
}
