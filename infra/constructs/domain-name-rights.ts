import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PlatformConfig } from '../../core/platform-config/platform-config.ts';
import type { PlatformFunction } from './platform-function.ts';

/** All letters lower case, no dot at the end: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html */
const RECORD_NAMES = 'route53:ChangeResourceRecordSetsNormalizedRecordNames';

type Change = 'UPSERT' | 'DELETE';

/** Lets a function change names under the app domain, in its zone; nothing where the platform makes no records. */
export function grantDomainNames(
  fn: PlatformFunction,
  { appDomain }: Pick<PlatformConfig, 'appDomain'>,
  changes: readonly Change[],
): void {
  if (appDomain?.hostedZoneId === undefined) return;
  const zone = Stack.of(fn).formatArn({
    ...{ service: 'route53', region: '', account: '' },
    ...{ resource: 'hostedzone', resourceName: appDomain.hostedZoneId },
  });
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['route53:ListResourceRecordSets'], resources: [zone] }),
  );
  fn.role.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [zone],
      conditions: {
        'ForAllValues:StringLike': { [RECORD_NAMES]: [`*.${appDomain.name}`] },
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': ['CNAME'],
          'route53:ChangeResourceRecordSetsActions': changes,
        },
        // Without it the conditions above would hold for a request that names no record at all.
        Null: { [RECORD_NAMES]: 'false' },
      },
    }),
  );
}
