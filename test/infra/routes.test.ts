import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { stageNamed } from '../../infra/config/stage.ts';
import { templatesOf, type StageTemplates } from '../support/templates.ts';

const prod = templatesOf('prod');
const apiRoutes = prod
  .resources('AWS::ApiGatewayV2::Route')
  .map(({ resource }) => resource.Properties);

function defaultStageOf(templates: StageTemplates) {
  const [stage] = templates.resources('AWS::ApiGatewayV2::Stage');
  if (!stage) throw new Error('The API has no stage.');
  return stage;
}

describe('the HTTP API', () => {
  it('has exactly the routes of functions/routes.ts', () => {
    expect(apiRoutes.map((p) => p?.RouteKey).sort()).toEqual(
      Object.values(routes)
        .map(({ key }) => key as string)
        .sort(),
    );
  });

  it('asks the authorizer on every route that is not open to anyone', () => {
    const open = apiRoutes.filter((p) => p?.AuthorizationType !== 'CUSTOM');
    expect(open.map((p) => p?.RouteKey).sort()).toEqual(
      Object.values(routes)
        .filter(({ permission }) => permission === 'anyone')
        .map(({ key }) => key as string)
        .sort(),
    );
    for (const p of apiRoutes.filter((p) => p?.AuthorizationType === 'CUSTOM')) {
      expect(p?.AuthorizerId).toBeDefined();
    }
  });

  it('asks the authorizer anew with each request, whichever header is missing', () => {
    const [authorizer] = prod.resources('AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.resource.Properties).toMatchObject({
      AuthorizerResultTtlInSeconds: 0,
      // Each request has it: the gateway never answers in the function's place.
      IdentitySource: ['$context.routeKey'],
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
    });
  });

  it('logs each access', () => {
    expect(defaultStageOf(prod).resource.Properties).toMatchObject({
      AccessLogSettings: { Format: expect.stringContaining('$context.requestId') as string },
    });
  });
});

describe.each(['dev', 'prod'])('the throttles of the stage %s', (stageName) => {
  const { rateLimits } = stageNamed(stageName);
  const { Properties, DependsOn } = defaultStageOf(templatesOf(stageName)).resource;

  it('are those of its class for every route', () => {
    expect(Properties?.RouteSettings).toEqual(
      Object.fromEntries(
        Object.values(routes).map(({ key, rateClass }) => [
          key,
          {
            ThrottlingRateLimit: rateLimits[rateClass].requestsPerSecond,
            ThrottlingBurstLimit: rateLimits[rateClass].burst,
          },
        ]),
      ),
    );
  });

  it('are set once the routes are there', () => {
    const ids = templatesOf(stageName)
      .resources('AWS::ApiGatewayV2::Route')
      .map(({ id }) => id);
    expect(DependsOn).toEqual(expect.arrayContaining(ids));
  });
});

const SIGNED = ['receiveStripeEvent', 'receiveSendGridEvents', 'receiveTwilioEvent'];

it('admits less of the routes that need no token, but for those that makers sign', () => {
  for (const [operation, { permission, rateClass }] of Object.entries(routes)) {
    const isAnyones = permission === 'anyone' && !SIGNED.includes(operation);
    expect(rateClass === 'anonymous').toBe(isAnyones);
  }
  for (const { rateLimits } of ['dev', 'prod'].map(stageNamed)) {
    expect(rateLimits.anonymous.requestsPerSecond).toBeLessThan(
      rateLimits.standard.requestsPerSecond,
    );
    expect(rateLimits.anonymous.burst).toBeLessThan(rateLimits.standard.burst);
  }
});
