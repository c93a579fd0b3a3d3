import type { Emulator } from './emulator.ts';
import { membersOf, parseXml, textOf, descendants } from './xml.ts';

/**
 * The ARN of each role's permissions boundary. IAM's details of all roles leave them out here, but the
 * list of policies tells how many each bounds: which, is asked of those alone.
 */
export async function readBoundaries(emulator: Emulator): Promise<ReadonlyMap<string, string>> {
  const policies = await emulator.queryCall('iam', {
    Action: 'ListPolicies',
    Version: '2010-05-08',
    PolicyUsageFilter: 'PermissionsBoundary',
    MaxItems: '1000',
  });
  if (!/<PermissionsBoundaryUsageCount>[1-9]/.test(policies)) return new Map();
  const arns = descendants(parseXml(policies), 'ListPoliciesResult')
    .flatMap((result) => membersOf(result, 'Policies'))
    .filter((policy) => Number(textOf(policy, 'PermissionsBoundaryUsageCount')) > 0)
    .map((policy) => textOf(policy, 'Arn'));
  const bounded = await Promise.all(arns.map((arn) => boundedRoles(emulator, arn)));
  return new Map(bounded.flat());
}

async function boundedRoles(emulator: Emulator, arn: string) {
  const answer = await emulator.queryCall('iam', {
    Action: 'ListEntitiesForPolicy',
    Version: '2010-05-08',
    PolicyArn: arn,
    PolicyUsageFilter: 'PermissionsBoundary',
    EntityFilter: 'Role',
  });
  return descendants(parseXml(answer), 'RoleName').map(({ text }) => [text, arn] as const);
}
