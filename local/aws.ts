/** The emulator's root account: whoever has these keys may do anything in it. */
export const rootCredentials = { accessKeyId: 'test', secretAccessKey: 'test' } as const;
export const account = '000000000000';
export const region = 'us-east-1';

export const rootClient = (endpoint: string) => ({
  endpoint,
  region,
  credentials: rootCredentials,
  forcePathStyle: true,
});

/** For the AWS SDK and the CDK in another process. */
export const rootEnvironment = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: region,
});
