import { describe, expect, it } from 'vitest';
import { ATTEMPTS } from '../../adapters/aws/sdk-config.ts';
import { functionPaths } from '../../infra/bundle-functions.ts';
import { routes } from '../../functions/routes.ts';
import { isOfTheCdk, templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
// Of the platform's own region; in those of silos the same publishers stand once more.
const functions = prod
  .resources('AWS::Lambda::Function')
  .filter((one) => !one.stack.startsWith('Events-') && !isOfTheCdk(one));
const pathOf = (properties: Readonly<Record<string, unknown>> | undefined) =>
  (properties?.Environment as { Variables: Record<string, string> }).Variables
    .POWERTOOLS_SERVICE_NAME;

describe('functions', () => {
  it('are exactly those of functions/, in a stage that has all', () => {
    const all = templatesOf('example')
      .resources('AWS::Lambda::Function')
      .filter((one) => !one.stack.startsWith('Events-') && !isOfTheCdk(one));
    expect(all.map(({ resource }) => pathOf(resource.Properties)).sort()).toEqual(functionPaths());
  });

  it('run Node 24 on ARM64, traced, with JSON logs in a group of their own', () => {
    for (const { resource } of functions) {
      expect(resource.Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) as string } },
      });
    }
    const groups = functions.map(({ resource }) =>
      JSON.stringify(resource.Properties?.LoggingConfig),
    );
    expect(new Set(groups).size).toBe(functions.length);
  });

  it('keep their logs for the time of the stage', () => {
    for (const { resource } of prod.resources('AWS::Logs::LogGroup')) {
      expect(resource.Properties).toHaveProperty('RetentionInDays', 365);
    }
  });

  it('keep concurrency for the authorizer and for sign-in on prod, and none on dev', () => {
    const reservedOn = (stage: string) =>
      templatesOf(stage)
        .resources('AWS::Lambda::Function')
        .filter(({ resource }) => resource.Properties?.ReservedConcurrentExecutions !== undefined)
        .map(({ resource: { Properties } }) => [
          pathOf(Properties),
          Properties?.ReservedConcurrentExecutions,
        ])
        .sort();
    expect(reservedOn('prod')).toEqual([
      ['identity/api', 100],
      ['identity/authorize-request', 200],
    ]);
    expect(reservedOn('dev')).toEqual([]);
  });

  it('give up on AWS before their time is over, in one call as in several', () => {
    const { seconds, most } = ATTEMPTS;
    const ofRequests = new Set<string>(Object.values(routes).map((route) => route.function));
    for (const { resource } of functions) {
      const path = pathOf(resource.Properties) ?? '';
      // A request has a deadline, which ends them all (kit/deadline.ts).
      const isRequest = ofRequests.has(path) || path === 'identity/authorize-request';
      if (!isRequest) expect(resource.Properties?.Timeout, path).toBeGreaterThan(seconds * most);
    }
  });

  it('have a role each', () => {
    const roles = functions.map(({ resource }) => JSON.stringify(resource.Properties?.Role));
    expect(new Set(roles).size).toBe(functions.length);
  });
});
