import {
  paginateDescribeStackEvents,
  type CloudFormationClient,
} from '@aws-sdk/client-cloudformation';

/** What a resource says that failed only because another one did. */
const CANCELLED = /cancelled/i;
const LONGEST = 300;

/** Why a stack failed: what CloudFormation said first. Throws on an outage. */
export async function failureOfStack(
  client: CloudFormationClient,
  stackName: string,
): Promise<string> {
  let first = 'CloudFormation gives no reason.';
  // The newest come first.
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client },
    { StackName: stackName },
  )) {
    for (const { ResourceStatus, ResourceStatusReason, LogicalResourceId } of StackEvents) {
      const isFailure = ResourceStatus?.endsWith('_FAILED') ?? false;
      if (!isFailure || !ResourceStatusReason || CANCELLED.test(ResourceStatusReason)) continue;
      first = `${LogicalResourceId ?? 'a resource'}: ${ResourceStatusReason}`;
    }
  }
  return first.slice(0, LONGEST);
}
