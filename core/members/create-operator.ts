import { fail, ok, type Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import type { OperatorRole } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, refusedRole, type RoleBeyondYours, type UnknownRole } from './author.ts';
import { ofMember, type MemberEvent } from './member-events.ts';
import type { MemberRegistry } from './member-registry.ts';
import { newMember, type Member } from './member.ts';

export type OperatorExists = { readonly kind: 'OperatorExists'; readonly email: string };

/** The credentials of operators. */
export interface OperatorUsers {
  /** With a first password, to be replaced at the first sign-in; null for an address that is there already. */
  create(
    email: string,
  ): Promise<{ readonly userId: string; readonly firstPassword: string } | null>;
  remove(email: string): Promise<void>;
}

export type CreateOperatorPorts = {
  readonly members: Pick<MemberRegistry, 'list'>;
  readonly operatorUsers: OperatorUsers;
  /** Writes the operator, counted, with the event. */
  readonly add: (operator: Member, event: MemberEvent) => Promise<void>;
  readonly now: () => Date;
};

export type NewOperator = { readonly email: string; readonly role: OperatorRole };
export type CreatedOperator = { readonly operator: Member; readonly firstPassword: string };
export type CreateOperatorError = OperatorExists | UnknownRole | RoleBeyondYours;

/** Makes an operator; the author hands the first password over. */
export async function createOperator(
  ports: CreateOperatorPorts,
  author: Operator,
  { email: given, role }: NewOperator,
): Promise<Result<CreatedOperator, CreateOperatorError>> {
  const refused = refusedRole(author, { role, custom: {} });
  if (refused) return fail(refused);

  const email = given.toLowerCase();
  const user = await ensureUser(ports, author, email);
  if (!user) return fail({ kind: 'OperatorExists', email });

  const { userId, firstPassword } = user;
  const operator = newMember({ userId, email, role }, ports.now());
  const occasion = occasionOf(author, operator.createdAt);
  const event = ofMember('member.added', membersOf(author), { member: operator, occasion });
  await ports.add(operator, event);
  return ok({ operator, firstPassword });
}

/** A user who is no operator is what a crash left: he is made anew. */
async function ensureUser(ports: CreateOperatorPorts, author: Operator, email: string) {
  const { members, operatorUsers } = ports;
  const user = await operatorUsers.create(email);
  if (user) return user;

  const { items } = await members.list(membersOf(author), { limit: 1, search: email });
  if (items.some((operator) => operator.email === email)) return null;
  await operatorUsers.remove(email);
  return operatorUsers.create(email);
}
