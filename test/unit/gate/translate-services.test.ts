import { describe, expect, it } from 'vitest';
import { UntranslatableError } from '../../../local/gate/translate/ask.ts';
import { translate } from '../../../local/gate/translate/translate.ts';
import { ACCOUNT, formRequest, jsonRequest, place, signedRequest } from './requests.ts';

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;

describe('what a request of a JSON service needs', () => {
  const machine = arn('states', 'stateMachine:provision');
  it.each([
    [
      'cognito-idp',
      'AWSCognitoIdentityProviderService.AdminCreateUser',
      { UserPoolId: 'us-east-1_A' },
      arn('cognito-idp', 'userpool/us-east-1_A'),
    ],
    ['cognito-idp', 'AWSCognitoIdentityProviderService.CreateUserPool', { PoolName: 'p' }, '*'],
    ['states', 'AWSStepFunctions.StartExecution', { stateMachineArn: machine }, machine],
    [
      'sqs',
      'AmazonSQS.SendMessage',
      { QueueUrl: `http://127.0.0.1:4567/${ACCOUNT}/jobs` },
      arn('sqs', 'jobs'),
    ],
    [
      'secretsmanager',
      'secretsmanager.GetSecretValue',
      { SecretId: 'stripe' },
      arn('secretsmanager', 'secret:stripe-AbCdEf'),
    ],
    ['logs', 'Logs_20140328.PutLogEvents', { logGroupName: '/f' }, arn('logs', 'log-group:/f')],
  ])('%s: %s', async (...[service, target, input, resource]) => {
    const action = `${service}:${target.slice(target.lastIndexOf('.') + 1)}`;
    expect(await translate(jsonRequest(service, target, input), place)).toMatchObject([
      { action, resource },
    ]);
  });

  it('is asked of CloudWatch by the name of its actions, which is not that of its signature', async () => {
    const asked = (operation: string, input: object) =>
      translate(
        jsonRequest('monitoring', `GraniteServiceVersion20100801.${operation}`, input),
        place,
      );
    expect(await asked('DescribeAlarms', { AlarmNamePrefix: 'freehold-' })).toMatchObject([
      { action: 'cloudwatch:DescribeAlarms', resource: arn('cloudwatch', 'alarm:-') },
    ]);
    expect(await asked('SetAlarmState', { AlarmName: 'a' })).toMatchObject([
      { resource: arn('cloudwatch', 'alarm:a') },
    ]);
  });

  it('puts tags of what is created into the context', async () => {
    const input = { PoolName: 'p', UserPoolTags: { 'freehold:tenant': 'a' } };
    const target = 'AWSCognitoIdentityProviderService.CreateUserPool';
    const [ask] = await translate(jsonRequest('cognito-idp', target, input), place);
    expect(ask?.context).toEqual({
      'aws:TagKeys': ['freehold:tenant'],
      'aws:RequestTag/freehold:tenant': 'a',
    });
  });

  it('asks for each event on its bus', async () => {
    const Entries = [
      { EventBusName: 'platform', Source: 'freehold', DetailType: 'tenant.activated' },
      { EventBusName: arn('events', 'event-bus/other'), Source: 'x', DetailType: 'y' },
    ];
    const asks = await translate(jsonRequest('events', 'AWSEvents.PutEvents', { Entries }), place);
    expect(asks).toMatchObject([
      {
        resource: arn('events', 'event-bus/platform'),
        context: { 'events:source': 'freehold', 'events:detail-type': 'tenant.activated' },
      },
      { resource: arn('events', 'event-bus/other') },
    ]);
  });

  it('gives KMS the encryption context', async () => {
    const input = { KeyId: 'k1', Plaintext: 'eA==', EncryptionContext: { tenantId: 'a' } };
    const [ask] = await translate(jsonRequest('kms', 'TrentService.Encrypt', input), place);
    expect(ask).toMatchObject({
      action: 'kms:Encrypt',
      resource: arn('kms', 'key/k1'),
      context: {
        'kms:EncryptionContextKeys': ['tenantId'],
        'kms:EncryptionContext:tenantId': 'a',
      },
    });
  });

  it('refuses a service it does not know', async () => {
    const request = jsonRequest('glue', 'AWSGlue.GetTable', {});
    await expect(translate(request, place)).rejects.toThrow(UntranslatableError);
  });

  it('refuses a request signed for another service than it names', async () => {
    const request = jsonRequest('s3', 'DynamoDB_20120810.ListTables', {});
    await expect(translate(request, place)).rejects.toThrow(/signed for s3/);
  });
});

describe('what a request of a REST or query service needs', () => {
  it('SES: the identity of the sender, address or domain', async () => {
    const body = JSON.stringify({
      FromEmailAddress: 'Freehold <hello@example.com>',
      Destination: { ToAddresses: ['ada@example.org'] },
    });
    const request = signedRequest('ses', { url: '/v2/email/outbound-emails', body });
    expect(await translate(request, place)).toMatchObject([
      {
        action: 'ses:SendEmail',
        resource: arn('ses', 'identity/hello@example.com'),
        orResource: arn('ses', 'identity/example.com'),
        context: { 'ses:FromAddress': 'hello@example.com', 'ses:Recipients': ['ada@example.org'] },
      },
    ]);
  });

  it('SNS: the topic, or a number without an ARN, and one of them alone', async () => {
    const publish = (fields: Record<string, string>) =>
      translate(formRequest('sns', { Action: 'Publish', Message: 'A', ...fields }), place);
    const topic = { TopicArn: arn('sns', 'alarms') };
    const sms = { PhoneNumber: '+4915112345678' };
    expect(await publish(topic)).toEqual([
      { action: 'sns:Publish', resource: topic.TopicArn, context: {} },
    ]);
    expect(await publish(sms)).toEqual([{ action: 'sns:Publish', resource: '*', context: {} }]);
    await expect(publish({ ...topic, ...sms })).rejects.toThrow(UntranslatableError);
    await expect(publish({})).rejects.toThrow(UntranslatableError);
    const device = formRequest('sns', { Action: 'CreatePlatformEndpoint', Token: 'a' });
    await expect(translate(device, place)).rejects.toThrow(UntranslatableError);
  });

  it('Lambda: the function of the path', async () => {
    const url = '/2015-03-31/functions/send-mail/invocations';
    expect(await translate(signedRequest('lambda', { url }), place)).toMatchObject([
      { action: 'lambda:InvokeFunction', resource: arn('lambda', 'function:send-mail') },
    ]);
  });

  it('Scheduler: the schedule, and the role handed to it', async () => {
    const body = JSON.stringify({ GroupName: 'g', Target: { RoleArn: 'arn:aws:iam::1:role/r' } });
    const request = signedRequest('scheduler', { url: '/schedules/nightly', body });
    expect(await translate(request, place)).toMatchObject([
      { action: 'scheduler:CreateSchedule', resource: arn('scheduler', 'schedule/g/nightly') },
      { action: 'iam:PassRole', resource: 'arn:aws:iam::1:role/r' },
    ]);
  });

  it('CloudFormation: the stack by its name', async () => {
    const request = formRequest('cloudformation', { Action: 'DeleteStack', StackName: 'silo' });
    const [ask] = await translate(request, place);
    expect(ask?.resource).toMatch(/:stack\/silo\//);
  });

  it('STS: to assume the role and to tag the session, both with the trust policy', async () => {
    const trust = { Version: '2012-10-17', Statement: [] };
    const trusting = {
      ...place,
      facts: { ...place.facts, trustPolicy: () => Promise.resolve(trust) },
    };
    const request = formRequest('sts', {
      Action: 'AssumeRole',
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/Tenant`,
      RoleSessionName: 'records',
      'Tags.member.1.Key': 'tenantId',
      'Tags.member.1.Value': 'a',
    });
    const context = { 'aws:RequestTag/tenantId': 'a', 'aws:TagKeys': ['tenantId'] };
    expect(await translate(request, trusting)).toMatchObject([
      { action: 'sts:AssumeRole', context, resourcePolicy: trust },
      { action: 'sts:TagSession', context, resourcePolicy: trust },
    ]);
  });

  it('STS: nothing to ask who one is', async () => {
    expect(await translate(formRequest('sts', { Action: 'GetCallerIdentity' }), place)).toEqual([]);
  });
});
