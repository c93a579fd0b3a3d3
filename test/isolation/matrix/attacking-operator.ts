import { randomBytes } from 'node:crypto';
import { signIn, type Person } from '../../support/api.ts';
import { cognitoAsRoot } from '../../support/identity/cognito-scratch-pool.ts';
import { addMember } from '../../support/identity/deployed-tenant.ts';
import { output } from '../../support/local-cloud.ts';

let operator: Promise<Person> | undefined;
let token: Promise<string> | undefined;

/** An operator of this file's own: the seeded one has sessions in other files, which an attack may end. */
export const attackingOperator = (): Promise<Person> => (operator ??= newOperator());

export const attackingOperatorToken = (): Promise<string> =>
  (token ??= attackingOperator().then((person) => signIn(person)));

async function newOperator(): Promise<Person> {
  const email = `op-${randomBytes(6).toString('hex')}@freehold.example`;
  const person = { email, password: `${randomBytes(12).toString('hex')}.aA1` };
  const pool = { userPoolId: output('OperatorUserPoolId'), clientId: output('OperatorClientId') };
  await addMember(cognitoAsRoot(), pool, { ...person, role: 'admin' });
  return person;
}
