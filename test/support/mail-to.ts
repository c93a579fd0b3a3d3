import { localCloud } from './local-cloud.ts';

type Sent = { readonly To: readonly string[]; readonly BodyHtml: string };

/** The last mail that the local SES took for that address. */
export async function lastMailTo(
  address: string,
  endpoint = localCloud().emulatorUrl,
): Promise<Sent | undefined> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, Sent[]> };
  return Object.values(messages)
    .flat()
    .findLast(({ To }) => To.includes(address));
}

/** The whole of it, with its quotes as they are; empty for none. */
export async function mailTo(address: string, endpoint?: string): Promise<string> {
  const mail = await lastMailTo(address, endpoint);
  return JSON.stringify(mail ?? '').replaceAll('\\"', '"');
}
