import { z } from 'zod';
import type { Credentials } from '../../local/operator.ts';
import type { BenchCloud } from './bench-cloud.ts';
import type { BenchTenant } from './platform-api.ts';

export type BenchMember = { readonly id: string; readonly credentials: Credentials };
export type Wanted = { readonly names: readonly string[]; readonly role: string };

/** What one request may invite. */
const AT_ONCE = 50;
const PASSWORD = 'Correct-Horse-7-Battery';

const accepted = z.object({ member: z.object({ id: z.string() }) });
const outbox = z.object({
  messages: z.record(z.string(), z.array(z.looseObject({ To: z.array(z.string()) }))),
});

/** Invited by the owner and come in by the links of their mails, as everybody does. */
export async function joinMembers(
  { api, emulatorUrl }: BenchCloud,
  owner: { readonly tenant: BenchTenant; readonly token: string },
  { names, role }: Wanted,
): Promise<BenchMember[]> {
  const people = names.map((name) => ({ email: `${name}@${owner.tenant.slug}.example`, role }));
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const body = { invitations: people.slice(at, at + AT_ONCE) };
    await api.call(z.unknown(), 'POST /v1/invitations', { token: owner.token, body });
  }
  const tokens = await invitationTokens(emulatorUrl);
  const members: BenchMember[] = [];
  for (const { email } of people) {
    const body = { token: tokens.get(email), password: PASSWORD };
    const { member } = await api.call(accepted, 'POST /v1/invitations/accept', { body });
    members.push({ id: member.id, credentials: { email, password: PASSWORD } });
  }
  return members;
}

/** By address, of every mail that the emulator's SES took. */
async function invitationTokens(emulatorUrl: string): Promise<Map<string, string>> {
  const answer = await fetch(`${emulatorUrl}/_ministack/ses/messages`);
  const mails = Object.values(outbox.parse(await answer.json()).messages).flat();
  return new Map(
    mails.flatMap((mail) => {
      const token = /token[\\"]+:[\\"]+(?<token>[\w-]+)/.exec(JSON.stringify(mail))?.groups?.token;
      return token === undefined ? [] : mail.To.map((address) => [address, token] as const);
    }),
  );
}
