import type { CliContext } from '../context.ts';
import { clock, table } from '../output.ts';
import { answersOfStdin, answersOfTerminal } from '../secret-answers.ts';

export type PasswordOptions = { readonly passwordStdin?: boolean };

/** `freehold me sessions` */
export async function listMySessions({ call, output }: CliContext): Promise<void> {
  const sessions = await call('listSessions');
  const rows = sessions.items.map(
    ({ id, startedAt, lastUsedAt, sourceIp, userAgent, isCurrent }) => [
      ...[id, clock(startedAt), clock(lastUsedAt), sourceIp, isCurrent ? 'this one' : userAgent],
    ],
  );
  const header = ['SESSION', 'BEGAN', 'LAST USED', 'FROM', 'BY'];
  output.result(sessions, table([header, ...rows]));
}

/** `freehold me end-session ID` */
export async function endMySession({ call, output }: CliContext, sessionId: string): Promise<void> {
  await call('endOneSession', { params: { sessionId } });
  output.result({ sessionId }, [`${sessionId} is ended.`]);
}

/** `freehold me end-other-sessions` */
export async function endOtherSessions({ call, output }: CliContext): Promise<void> {
  await call('endOtherSessions');
  output.result({ ended: 'others' }, ['All sessions but this one are ended.']);
}

/** `freehold me password`: asks for both, or reads them as two lines of standard input. */
export async function changeMyPassword(
  { call, output, surroundings }: CliContext,
  { passwordStdin }: PasswordOptions,
): Promise<void> {
  const answer = (passwordStdin ? answersOfStdin : answersOfTerminal)(surroundings);
  const currentPassword = await answer('Password as it is');
  const newPassword = await answer('New password');
  await call('changePassword', { body: { currentPassword, newPassword } });
  output.result({ changed: true }, ['Changed. All other sessions are ended.']);
}
