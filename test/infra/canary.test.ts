import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/routes.ts';
import { templatesOf, type Located } from '../support/templates.ts';

const of = (stage: string, type: string): Located[] =>
  templatesOf(stage)
    .resources(type)
    .filter(({ stack }) => stack === 'Api' || stack === 'Routes');

const aliases = of('prod', 'AWS::Lambda::Alias');
const named = (value: unknown, among: readonly Located[]) =>
  among.filter(({ id }) => JSON.stringify(value).includes(id)).map(({ id }) => id);

describe('the API’s functions in prod', () => {
  const paths = new Set(Object.values(routes).map((route) => route.function));
  const invoked = [
    ...of('prod', 'AWS::ApiGatewayV2::Integration').map(
      ({ resource }) => resource.Properties?.IntegrationUri,
    ),
    ...of('prod', 'AWS::ApiGatewayV2::Authorizer').map(
      ({ resource }) => resource.Properties?.AuthorizerUri,
    ),
  ];

  it('are invoked by their aliases, the authorizer too, each one its own', () => {
    const targets = invoked.flatMap((uri) => named(uri, aliases));
    expect(targets).toHaveLength(paths.size + 1);
    expect(targets.sort()).toEqual(aliases.map(({ id }) => id).sort());
  });

  it('may be invoked by API Gateway as aliases alone', () => {
    const permissions = of('prod', 'AWS::Lambda::Permission');
    const permitted = permissions.flatMap(({ resource }) =>
      named(resource.Properties?.FunctionName, aliases),
    );
    expect(permissions).toHaveLength(aliases.length);
    expect(permitted.sort()).toEqual(aliases.map(({ id }) => id).sort());
  });

  it('take a tenth of the requests for five minutes, and go back when they or the API fail', () => {
    const groups = of('prod', 'AWS::CodeDeploy::DeploymentGroup');
    const alarms = of('prod', 'AWS::CloudWatch::Alarm');
    for (const alias of aliases) {
      const { UpdatePolicy } = alias.resource as Located['resource'] & { UpdatePolicy?: unknown };
      const [group = ''] = named(UpdatePolicy, groups);
      const { Properties } = groups.find(({ id }) => id === group)?.resource ?? {};
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
        },
      });
      const watched = alarms.filter(({ id }) =>
        named(Properties?.AlarmConfiguration, alarms).includes(id),
      );
      expect(watched.map(({ resource }) => resource.Properties?.MetricName).sort()).toEqual([
        '5xx',
        'Errors',
      ]);
      const errors = watched.find(({ resource }) => resource.Properties?.MetricName === 'Errors');
      expect(JSON.stringify(errors?.resource.Properties?.Dimensions)).toContain(':live');
    }
  });
});

it('are replaced at once on dev', () => {
  expect(of('dev', 'AWS::Lambda::Alias')).toEqual([]);
  expect(of('dev', 'AWS::CodeDeploy::DeploymentGroup')).toEqual([]);
});
