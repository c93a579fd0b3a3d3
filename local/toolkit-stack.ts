import { account, region } from './aws.ts';

/**
 * What `cdk deploy` asks of a bootstrapped account, and no more. The CDK's own bootstrap makes five
 * roles besides; without them it deploys with the credentials it has, which are the emulator's root.
 */
export const toolkitStack = {
  name: 'CDKToolkit',
  template: {
    Resources: {
      StagingBucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: `cdk-hnb659fds-assets-${account}-${region}` },
      },
      CdkBootstrapVersion: {
        Type: 'AWS::SSM::Parameter',
        Properties: { Type: 'String', Name: '/cdk-bootstrap/hnb659fds/version', Value: '30' },
      },
    },
    Outputs: {
      BucketName: { Value: { Ref: 'StagingBucket' } },
      BootstrapVersion: { Value: '30' },
    },
  },
};
