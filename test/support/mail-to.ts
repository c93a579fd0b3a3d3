import { eventually } from './eventually.ts';
import { localCloud } from './local-cloud.ts';

type Sent = { readonly To: readonly string[]; readonly BodyHtml: string };

/** All that the local SES took, the latest last. */
export async function allMails(endpoint = localCloud().emulatorUrl): Promise<Sent[]> {
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, Sent[]> };
  return Object.values(messages).flat();
}

export const mailsTo = async (address: string, endpoint?: string): Promise<Sent[]> =>
  (await allMails(endpoint)).filter(({ To }) => To.includes(address));

export const lastMailTo = async (address: string, endpoint?: string): Promise<Sent | undefined> =>
  (await mailsTo(address, endpoint)).at(-1);

/** The whole of it, with its quotes as they are; empty for none. */
const textOf = (mail: Sent | undefined) =>
  mail ? JSON.stringify(mail).replaceAll('\\"', '"') : '';

/** The whole of the last one. */
export const mailTo = async (address: string, endpoint?: string): Promise<string> =>
  textOf(await lastMailTo(address, endpoint));

/** The whole of the last one with those words. */
export const mailWith = async (address: string, words: string): Promise<string> =>
  textOf((await mailsTo(address)).findLast((mail) => textOf(mail).includes(words)));

/** The same, once it is there. */
export const mailArrived = (address: string, words: string): Promise<string> =>
  eventually(async () => {
    const mail = await mailWith(address, words);
    if (mail === '') throw new Error('no mail yet');
    return mail;
  });

/** What the last mail invites by; empty for none. */
export const invitationTokenFor = async (email: string): Promise<string> =>
  /"token":"([\w-]+)"/.exec(await mailTo(email))?.[1] ?? '';

/** What the last mail with those words has for a first sign-in; empty for none. */
export const firstPasswordFor = async (email: string, words = ''): Promise<string> =>
  /Password {2}(\S{16})/.exec(await mailWith(email, words))?.[1] ?? '';
