import { localCloud } from './local-cloud.ts';

type Sent = { readonly To: readonly string[] };

/** The last mail that the local SES took for that address, with its quotes as they are; empty for none. */
export async function mailTo(
  address: string,
  endpoint = localCloud().emulatorUrl,
): Promise<string> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, Sent[]> };
  const mails = Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address));
  return JSON.stringify(mails.at(-1) ?? '').replaceAll('\\"', '"');
}
