import {
  DescribeEventsCommand,
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
  const why = (await invalidIn(client, stackName)) ?? (await failedIn(client, stackName));
  return (why ?? 'CloudFormation gives no reason.').slice(0, LONGEST);
}

/** What was found wrong before anything was made; the stack's own events do not tell it. */
async function invalidIn(client: CloudFormationClient, stackName: string) {
  const { OperationEvents = [] } = await client.send(
    new DescribeEventsCommand({ StackName: stackName, Filters: { FailedEvents: true } }),
  );
  const found = OperationEvents.find(({ ValidationStatusReason }) => ValidationStatusReason);
  return found && described(found.LogicalResourceId, found.ValidationStatusReason);
}

async function failedIn(client: CloudFormationClient, stackName: string) {
  let first: string | undefined;
  // The newest come first.
  const pages = paginateDescribeStackEvents({ client }, { StackName: stackName });
  for await (const { StackEvents = [] } of pages) {
    for (const { ResourceStatus, ResourceStatusReason, LogicalResourceId } of StackEvents) {
      const isFailure = ResourceStatus?.endsWith('_FAILED') ?? false;
      if (!isFailure || !ResourceStatusReason || CANCELLED.test(ResourceStatusReason)) continue;
      first = described(LogicalResourceId, ResourceStatusReason);
    }
  }
  return first;
}

const described = (resource = 'a resource', reason = ''): string => `${resource}: ${reason}`;
