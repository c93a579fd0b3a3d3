import type { Emulator } from './emulator.ts';
import { descendants, parseXml, textOf } from './xml.ts';

/**
 * The ARN of each role's permissions boundary. IAM's details of all roles leave them out here, but each
 * policy tells how many it bounds: which, is asked of those alone.
 */
export async function readBoundaries(
  emulator: Emulator,
  details: string,
): Promise<ReadonlyMap<string, string>> {
  if (!/<PermissionsBoundaryUsageCount>[1-9]/.test(details)) return new Map();
  const arns = descendants(parseXml(details), 'Policies')
    .flatMap(({ children }) => children)
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
