import type { AwsRequest } from '../aws-request.ts';
import { parseForm } from '../rest-operations.ts';
import { type Ask, UntranslatableError } from './ask.ts';

/** SNS: a message needs its topic, an SMS its number, which has no ARN. */
export function translateSns({ operation, body }: AwsRequest): Promise<Ask[]> {
  if (operation !== 'Publish') throw new UntranslatableError(`SNS's ${operation} is not judged`);
  const fields = parseForm(body);
  const named = ['TopicArn', 'TargetArn', 'PhoneNumber'].filter((field) => fields.get(field));
  const [field] = named;
  if (field === undefined || named.length > 1) {
    throw new UntranslatableError('it names no single receiver');
  }
  const resource = field === 'PhoneNumber' ? '*' : (fields.get(field) ?? '');
  return Promise.resolve([{ action: `sns:${operation}`, resource, context: {} }]);
}
