import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFunctions, bundleOf, functionPaths } from '../../infra/bundle-functions.ts';
import { platformConfigOf } from '../../infra/config/platform-config.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { environmentOf } from '../bench/topics/bundles.ts';

const BUDGET_BYTES = 600_000;
/**
 * `deliver-streams`: nobody waits for it, it runs by the clock, and calls both endpoints and buckets (docs/decisions/0042).
 * `documents`: what makes a PDF is apart for its size (docs/decisions/0056).
 * `audit/api`: people look at it now and then; it knows every event by its schema (docs/decisions/0042).
 * `analytics`: people look at it now and then; it has Stripe's client beside what reads usage (docs/decisions/0058).
 * `billing/api`, `portability/api`: Stripe’s client, and every event by its schema, beside the table of all routes.
 * `members/api`, `restore-owner`, `send-welcome-email`, `deliver-notifications`: a mail goes by SES or by SendGrid, whose client lies beside (docs/decisions/0066);
 * the first and the third also ask the tenant whether the address is suppressed (docs/decisions/0071); by `deliver-notifications` also an SMS, by SNS or by Twilio, as by `contacts`.
 * `count-events`: a queue waits for it, and nobody else; events go to S3 or to Segment (docs/decisions/0067).
 * `advance-job`: the machine waits for it, and nobody else; it reads archives beside what it moves (docs/decisions/0059).
 */
const UNHURRIED: Readonly<Record<string, number>> = {
  'audit/deliver-streams': 700_000,
  'audit/api': 650_000,
  'billing/documents': 1_200_000,
  'analytics/api': 650_000,
  'billing/api': 620_000,
  'portability/api': 620_000,
  'jobs/advance-job': 700_000,
  'product-analytics/count-events': 660_000,
  'members/api': 770_000,
  'tenants/restore-owner': 720_000,
  'provisioning/send-welcome-email': 690_000,
  'notifications/contacts': 700_000,
  'notifications/deliver-notifications': 720_000,
};
const budgetOf = (path: string) => UNHURRIED[path] ?? BUDGET_BYTES;

describe('the bundle', () => {
  bundleFunctions(platformConfigOf(stageNamed('prod')));

  it.each(functionPaths())('of %s is at most 600 KB', (path) => {
    expect(statSync(join(bundleOf(path), 'index.mjs')).size).toBeLessThanOrEqual(budgetOf(path));
  });

  it.each(functionPaths())('of %s has settings that the bench can make up', async (path) => {
    expect(Object.values(await environmentOf(path))).not.toContain('');
  });
});
