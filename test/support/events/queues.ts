import { localCloud } from '../local-cloud.ts';

/** SQS of the local cloud, with the account's own rights; no product code speaks to it. */
async function sqs(operation: string, input: object): Promise<Record<string, unknown>> {
  const answer = await fetch(localCloud().emulatorUrl, {
    method: 'POST',
    headers: {
      'x-amz-target': `AmazonSQS.${operation}`,
      'content-type': 'application/x-amz-json-1.0',
      // The queues admit TLS alone.
      'x-forwarded-proto': 'https',
      authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request',
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${await answer.text()}`);
  return (await answer.json().catch(() => ({}))) as Record<string, unknown>;
}

/** The URL of the one queue whose name bears the text. */
export async function queueNamed(text: string): Promise<string> {
  const { QueueUrls = [] } = (await sqs('ListQueues', {})) as { QueueUrls?: string[] };
  const [url, ...others] = QueueUrls.filter((candidate) => candidate.includes(text));
  if (url === undefined || others.length > 0) throw new Error(`No single queue ${text}.`);
  return url;
}

export const setVisibilitySeconds = (QueueUrl: string, seconds: number) =>
  sqs('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: String(seconds) } });

/** The bodies of up to ten messages, which stay in the queue. */
export async function receiveAll(QueueUrl: string): Promise<string[]> {
  const input = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const { Messages = [] } = (await sqs('ReceiveMessage', input)) as {
    Messages?: { Body: string }[];
  };
  return Messages.map(({ Body }) => Body);
}
