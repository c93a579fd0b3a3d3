import { region } from '../../local/aws.ts';
import { localCloud } from './local-cloud.ts';

/** What the local SNS took for that number, the latest last. */
export async function textsTo(phoneNumber: string): Promise<string[]> {
  const query = new URLSearchParams({ region, phoneNumber });
  const answer = await fetch(
    `${localCloud().emulatorUrl}/_ministack/sns/sms-messages?${query.toString()}`,
  );
  const { sms_messages: messages } = (await answer.json()) as {
    sms_messages: Record<string, { Message: string }[]>;
  };
  return (messages[phoneNumber] ?? []).map(({ Message }) => Message);
}
