import { LambdaClient, type CreateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ChangeStreamMappings } from '../../adapters/lambda/change-stream-mappings.ts';
import { CHANGE_FILTER } from '../../core/tenancy/change-stream.ts';
import { answeredBy, type Asked } from '../fakes/fake-aws.ts';
import { silo } from '../support/provisioning/own-placements.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';
import { templatesOf, type Located } from '../support/templates.ts';

const prod = templatesOf('prod');
const SILO_REGIONS = ['eu-central-1'];
const isTenantsTable = ({ stack, id }: Located) =>
  stack === 'Data' && !/^(Control|Usage|Audit|Webhooks)Table/.test(id);
const tables = prod.resources('AWS::DynamoDB::Table').filter(isTenantsTable);
const filterText = (resource: Located['resource']) =>
  (
    resource.Properties?.FilterCriteria as { Filters: { Pattern: string }[] } | undefined
  )?.Filters.map(({ Pattern }) => Pattern);
const mappings = prod
  .resources('AWS::Lambda::EventSourceMapping')
  .filter(({ resource }) => filterText(resource)?.includes(JSON.stringify(CHANGE_FILTER)));

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};
const statements = [
  ...prod.resources('AWS::IAM::Policy'),
  ...prod.resources('AWS::IAM::Role'),
].flatMap(({ stack, id, resource }) => {
  const { PolicyDocument, Policies = [] } = (resource.Properties ?? {}) as {
    PolicyDocument?: { Statement: Statement[] };
    Policies?: { PolicyDocument: { Statement: Statement[] } }[];
  };
  return [
    ...Policies.map((policy) => policy.PolicyDocument),
    ...(PolicyDocument ? [PolicyDocument] : []),
  ]
    .flatMap(({ Statement }) => Statement)
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Action, ...rest }) => ({ role: `${stack}/${id}`, actions: [Action].flat(), ...rest }));
});
const allowing = (action: RegExp) =>
  statements.filter(({ actions }) => actions.some((one) => action.test(one)));

describe('the streams of tenants’ tables', () => {
  it('are on, with the item as it is, in the pool, in every plan and in a silo', () => {
    expect(tables.length).toBeGreaterThan(2);
    const inSilo = Object.values(siloTemplate('prod').findResources('AWS::DynamoDB::Table'));
    for (const { Properties } of [...tables.map(({ resource }) => resource), ...inSilo]) {
      expect(Properties).toMatchObject({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
    }
  });

  it('of the pool and the plans are read by one mapping each', () => {
    expect(mappings).toHaveLength(tables.length);
    const sources = mappings.map(({ resource }) =>
      JSON.stringify(resource.Properties?.EventSourceArn),
    );
    for (const { id } of tables) {
      expect(sources.filter((source) => source.includes(id))).toHaveLength(1);
    }
  });

  it('of tables that are made at run time are read in the same way', async () => {
    const asked: Asked[] = [];
    const client = answeredBy(new LambdaClient({ region: 'eu-central-1' }), {}, asked);
    const made = new ChangeStreamMappings({ clientIn: () => client, stage: 'prod' });
    await made.ensure(silo, 'arn:stream');

    const { input } = asked.find(({ name }) => name === 'CreateEventSourceMapping') ?? {};
    const { EventSourceArn, FunctionName, DestinationConfig, ...settings } =
      input as unknown as CreateEventSourceMappingCommandInput;
    expect({ EventSourceArn, FunctionName }).toEqual({
      EventSourceArn: 'arn:stream',
      FunctionName: 'freehold-prod-publish-tenant-changes',
    });
    expect(DestinationConfig?.OnFailure?.Destination).toBe(
      'arn:aws:sqs:eu-central-1:123456789012:freehold-prod-unpublished-changes',
    );
    for (const { resource } of mappings) expect(resource.Properties).toMatchObject(settings);
  });

  it('are read by the publishers alone, who have no action on any item', () => {
    const readers = new Set(
      allowing(/^dynamodb:(GetRecords|\*)$/)
        .filter(({ Resource }) => !JSON.stringify(Resource).includes('ControlTable'))
        .map(({ role }) => role),
    );
    const names = [...readers]
      .map((role) => role.replace(/(Role)?DefaultPolicy[0-9A-F]+$/, ''))
      .sort();
    expect(names).toEqual(
      ['Events-eu-central-1/PublishTenantChangesRole', 'Events/PublishTenantChangesRole'].map(
        (name) => expect.stringContaining(name.replace(/Role$/, '')) as string,
      ),
    );
    const itemActions = /^dynamodb:(\*|\w*Item|Query|Scan|PartiQL\w+)$/;
    expect(allowing(itemActions).filter(({ role }) => readers.has(role))).toEqual([]);
  });

  it('are mapped to the publisher alone by whoever makes tenants’ tables', () => {
    const mapping = allowing(/^lambda:(\*|\w*EventSourceMapping)$/);
    expect(mapping.length).toBeGreaterThan(0);
    for (const { Condition } of mapping) {
      expect(JSON.stringify(Condition)).toMatch(
        /"ArnLike":\{"lambda:FunctionArn":.*:function:freehold-prod-publish-tenant-changes"/,
      );
    }
  });
});

describe.each(SILO_REGIONS)('the publishers in %s', (region) => {
  const propertiesOf = (type: string) =>
    prod
      .resources(type)
      .filter(({ stack }) => stack === `Events-${region}`)
      .map(({ resource }) => resource.Properties);

  it('are those of the platform’s own region, and publish to its bus', () => {
    const settings = propertiesOf('AWS::Lambda::Function').map(
      (properties) => (properties?.Environment as { Variables: Record<string, string> }).Variables,
    );
    expect(settings.map(({ POWERTOOLS_SERVICE_NAME: path }) => path).sort()).toEqual([
      'events/publish-file-uploads',
      'events/publish-tenant-changes',
    ]);
    for (const variables of settings) {
      expect(variables).toMatchObject({
        EVENT_BUS_NAME: 'freehold-prod-events',
        EVENT_BUS_REGION: 'us-east-1',
      });
    }
  });

  it('hear of uploads to the buckets of silos alone', () => {
    const [rule] = propertiesOf('AWS::Events::Rule');
    expect(rule).toMatchObject({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: [{ prefix: 'freehold-prod-tnt-' }] }, reason: ['PutObject'] },
      },
    });
  });

  it('raise alarms at a topic of that region', () => {
    const alarms = propertiesOf('AWS::CloudWatch::Alarm');
    expect(alarms).toHaveLength(4);
    for (const alarm of alarms) {
      expect(alarm?.AlarmActions).toEqual([
        { Ref: expect.stringMatching(/^AlarmTopic/) as string },
      ]);
    }
  });
});

describe('tenants’ buckets', () => {
  it('tell EventBridge of their objects', () => {
    const buckets = [
      ...prod.resources('AWS::S3::Bucket').filter(({ id }) => id.startsWith('FilesBucket')),
      ...Object.entries(siloTemplate('prod').findResources('AWS::S3::Bucket')).map(
        ([id, resource]) => ({ id, resource: resource as Located['resource'] }),
      ),
    ];
    expect(buckets).toHaveLength(2);
    for (const { resource } of buckets) {
      expect(resource.Properties).toMatchObject({
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      });
    }
  });
});
