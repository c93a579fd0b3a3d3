import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { templatesOf } from '../support/templates.ts';

const prod = templatesOf('prod');
const apiRoutes = prod
  .resources('AWS::ApiGatewayV2::Route')
  .map(({ resource }) => resource.Properties);

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

  it('repeats an authorizer’s answer for one token and one route only, five seconds at most', () => {
    const [authorizer] = prod.resources('AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.resource.Properties).toMatchObject({
      IdentitySource: ['$request.header.Authorization', '$context.routeKey'],
      EnableSimpleResponses: true,
      AuthorizerPayloadFormatVersion: '2.0',
    });
    expect(authorizer?.resource.Properties?.AuthorizerResultTtlInSeconds).toBeLessThanOrEqual(5);
  });

  it('limits its rate and logs each access', () => {
    const [stage] = prod.resources('AWS::ApiGatewayV2::Stage');
    expect(stage?.resource.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 2000 },
      AccessLogSettings: { Format: expect.stringContaining('$context.requestId') as string },
    });
  });
});
