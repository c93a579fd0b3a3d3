import { describe, expect, it } from 'vitest';
import {
  accessDenied,
  awsErrorAnswer,
  internalError,
  throttled,
} from '../../../local/gate/refusal.ts';
import { dynamodbRequest, formRequest, jsonRequest, s3Request, signedRequest } from './requests.ts';

const table = dynamodbRequest('GetItem', {});
const object = s3Request('GET', '/files/x');
const role = formRequest('sts', { Action: 'AssumeRole' });
const mail = signedRequest('ses', { url: '/v2/email/outbound-emails' });
const user = jsonRequest('cognito-idp', 'AWSCognitoIdentityProviderService.AdminGetUser', {});

describe('errors in the form of the called service', () => {
  it.each([
    ['DynamoDB', table, 400, 'AccessDeniedException'],
    ['Cognito', user, 400, 'AccessDeniedException'],
    ['SES', mail, 403, 'AccessDeniedException'],
  ])('a refusal by %s is JSON', (...[, request, status, code]) => {
    const answer = awsErrorAnswer(request, accessDenied(request, 'no <way>'));
    expect(answer).toMatchObject({ status, headers: { 'x-amzn-errortype': code } });
    expect(JSON.parse(answer.body)).toMatchObject({ __type: code, message: 'no <way>' });
  });

  it.each([
    ['S3', object],
    ['STS', role],
  ])('a refusal by %s is XML', (_name, request) => {
    const answer = awsErrorAnswer(request, accessDenied(request, 'no <way>'));
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('<Code>AccessDenied</Code><Message>no &lt;way&gt;</Message>');
  });

  it('an error on HEAD has no body', () => {
    const head = s3Request('HEAD', '/files/x');
    expect(awsErrorAnswer(head, accessDenied(head, 'no')).body).toBe('');
  });

  it.each([
    ['DynamoDB', table, 'ThrottlingException', 400],
    ['Cognito', user, 'TooManyRequestsException', 400],
    ['S3', object, 'SlowDown', 503],
    ['STS', role, 'Throttling', 400],
    ['SES', mail, 'TooManyRequestsException', 429],
  ])('%s throttles in its own words', (...[, request, code, status]) => {
    expect(throttled(request)).toMatchObject({ code, status });
  });

  it('a failure of the service is a 500, which SDKs retry', () => {
    expect(awsErrorAnswer(table, internalError(table)).status).toBe(500);
    expect(awsErrorAnswer(object, internalError(object)).body).toContain('InternalError');
  });
});
