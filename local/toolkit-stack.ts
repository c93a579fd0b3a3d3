import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { account, region } from './aws.ts';
import { Stacks } from './stacks.ts';

const manifest = z.object({
  artifacts: z.record(z.string(), z.object({ environment: z.string().optional() })),
});

/** Prepares each region that the app's stacks are deployed to. */
export async function putToolkits(assembly: string, endpoint: string): Promise<void> {
  const { name, template } = toolkitStack;
  await Promise.all(
    regionsOf(assembly).map((one) => new Stacks(endpoint, one).put(name, template(one))),
  );
}

function regionsOf(assembly: string): string[] {
  const text = readFileSync(join(assembly, 'manifest.json'), 'utf8');
  const { artifacts } = manifest.parse(JSON.parse(text));
  const named = Object.values(artifacts).flatMap(
    ({ environment }) => /^aws:\/\/[^/]+\/(.+)$/.exec(environment ?? '')?.[1] ?? [],
  );
  return [...new Set(named.map((one) => (one === 'unknown-region' ? region : one)))];
}

/**
 * What `cdk deploy` asks of a bootstrapped account, and no more. The CDK's own bootstrap makes five
 * roles besides; without them it deploys with the credentials it has, which are the emulator's root.
 */
const toolkitStack = {
  name: 'CDKToolkit',
  template: (where: string) => ({
    Resources: {
      StagingBucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketName: `cdk-hnb659fds-assets-${account}-${where}` },
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
  }),
};
