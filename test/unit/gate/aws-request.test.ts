import { describe, expect, it } from 'vitest';
import { recogniseAwsRequest } from '../../../local/gate/aws-request.ts';
import { formRequest, jsonRequest, s3Request, signedRequest } from './requests.ts';

const unsigned = (url: string, headers: Record<string, string> = {}) =>
  recogniseAwsRequest({ method: 'GET', url, headers, body: Buffer.alloc(0) });

describe('recogniseAwsRequest', () => {
  it.each([
    ['DynamoDB_20120810.GetItem', 'dynamodb', 'dynamodb', 'GetItem'],
    ['DynamoDBStreams_20120810.GetRecords', 'dynamodb', 'dynamodb', 'GetRecords'],
    ['AWSStepFunctions.StartExecution', 'states', 'states', 'StartExecution'],
    [
      'AWSCognitoIdentityProviderService.AdminGetUser',
      'cognito-idp',
      'cognito-idp',
      'AdminGetUser',
    ],
    ['TrentService.Encrypt', 'kms', 'kms', 'Encrypt'],
    ['AWSEvents.PutEvents', 'events', 'events', 'PutEvents'],
    ['AmazonSQS.SendMessage', 'sqs', 'sqs', 'SendMessage'],
    ['secretsmanager.GetSecretValue', 'secretsmanager', 'secretsmanager', 'GetSecretValue'],
    ['Logs_20140328.PutLogEvents', 'logs', 'logs', 'PutLogEvents'],
  ])('knows the JSON target %s', (...[target, scope, service, operation]) => {
    expect(jsonRequest(scope, target, {})).toMatchObject({
      service,
      operation,
      protocol: 'json-1.0',
    });
  });

  it('knows a query-protocol action from its form', () => {
    expect(formRequest('sts', { Action: 'AssumeRole', Version: '2011-06-15' })).toMatchObject({
      service: 'sts',
      operation: 'AssumeRole',
      protocol: 'query',
    });
  });

  it.each([
    ['POST', '/2015-03-31/functions/send-mail/invocations', 'lambda', 'InvokeFunction'],
    ['POST', '/v2/email/outbound-emails', 'ses', 'SendEmail'],
    ['PUT', '/schedules/nightly', 'scheduler', 'UpdateSchedule'],
    ['GET', '/v2/unheard-of', 'ses', 'GET /v2/unheard-of'],
  ])('knows the REST call %s %s', (...[method, url, service, operation]) => {
    expect(signedRequest(service, { method, url })).toMatchObject({
      service,
      operation,
      protocol: 'rest-json',
    });
  });

  it.each([
    ['GET', '/', 'ListBuckets'],
    ['GET', '/files?list-type=2&prefix=t%2Fa%2F', 'ListObjectsV2'],
    ['GET', '/files?prefix=a', 'ListObjects'],
    ['GET', '/files?versions', 'ListObjectVersions'],
    ['GET', '/files?uploads', 'ListMultipartUploads'],
    ['POST', '/files?delete', 'DeleteObjects'],
    ['GET', '/files?policy', 'GetBucketPolicy'],
    ['GET', '/files/t/a/x?x-id=GetObject', 'GetObject'],
    ['GET', '/files/t/a/x?tagging', 'GetObjectTagging'],
    ['PUT', '/files/t/a/x', 'PutObject'],
    ['PUT', '/files/t/a/x?partNumber=1&uploadId=u', 'UploadPart'],
    ['POST', '/files/t/a/x?uploads', 'CreateMultipartUpload'],
    ['POST', '/files/t/a/x?uploadId=u', 'CompleteMultipartUpload'],
    ['DELETE', '/files/t/a/x?uploadId=u', 'AbortMultipartUpload'],
    ['GET', '/files/t/a/x?uploadId=u', 'ListParts'],
    ['HEAD', '/files/t/a/x', 'HeadObject'],
    ['GET', '/files/t/a/x?unheard-of', 'GET /files/t/a/x'],
  ])('knows the S3 call %s %s', (method, url, operation) => {
    expect(s3Request(method, url).operation).toBe(operation);
  });

  it('knows a copy by its source header', () => {
    const headers = { 'x-amz-copy-source': '/files/t/a/x' };
    expect(s3Request('PUT', '/files/t/a/y', { headers }).operation).toBe('CopyObject');
  });

  it('reads the signer of a presigned URL', () => {
    const credential = encodeURIComponent('ASIAOTHER/20261123/eu-west-1/s3/aws4_request');
    expect(
      unsigned(`/files/t/a/x?X-Amz-Credential=${credential}&X-Amz-Signature=00`),
    ).toMatchObject({
      operation: 'GetObject',
      signature: { accessKeyId: 'ASIAOTHER', region: 'eu-west-1', isPresigned: true },
    });
  });

  it('takes an object in a folder of any name for an object', () => {
    expect(s3Request('GET', '/files/t/a/.well-known/x').operation).toBe('GetObject');
  });

  it.each([
    '/_aws/execute-api/a1b2/$default/v1/records',
    '/_ministack/ready',
    '/us-east-1_AbC/.well-known/jwks.json',
    '/anything-unsigned',
  ])('leaves %s alone', (url) => {
    expect(unsigned(url)).toBeUndefined();
  });
});
