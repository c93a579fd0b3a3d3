import type { Authenticated } from '../../../core/access/principal.ts';
import type { UserCredentials } from '../../../core/identity/user-credentials.ts';
import type { PersonMembership } from '../../../core/identity/person-directory.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import { sendAccountMail } from '../../../core/identity/send-account-mail.ts';
import { changePasswordOperation } from '../../../functions/identity/account/change-password.ts';
import {
  endOneSessionOperation,
  endOtherSessionsOperation,
  listSessionsOperation,
} from '../../../functions/identity/account/my-sessions.ts';
import {
  discoverTenantsOperation,
  listMyTenantsOperation,
} from '../../../functions/identity/account/my-tenants.ts';
import {
  completePasswordResetOperation,
  requestPasswordResetOperation,
} from '../../../functions/identity/account/password-resets.ts';
import {
  getPolicyOperation,
  replacePolicyOperation,
} from '../../../functions/identity/account/policy.ts';
import {
  beginSecondFactorOperation,
  confirmSecondFactorOperation,
  makeRecoveryCodesOperation,
  recoverAccountOperation,
  removeSecondFactorOperation,
  showSecondFactorOperation,
} from '../../../functions/identity/account/second-factor.ts';
import { updateMeOperation } from '../../../functions/identity/account/update-me.ts';
import { ok } from '../../../kit/result.ts';
import { FakePasswordResets } from '../../fakes/fake-password-resets.ts';
import { FakeUserAccounts } from '../../fakes/fake-user-accounts.ts';
import { tenantIdentity, type RequestOf } from '../tenancy/tenant-contexts.ts';
import { acmePool, reply, signInHarness } from './sign-in-harness.ts';

export const ada = { tenant: 'acme', email: 'ada@acme.example', password: 'ada-secret' };

/** A user's own account on fakes; the sign-in beside it is the same user's. */
export function accountHarness() {
  const signIn = signInHarness();
  const { registry, provider, ports } = signIn;
  const accounts = new FakeUserAccounts(registry);
  const credentials: UserCredentials = {
    setPassword: (pool, email, password) => {
      provider.setPassword(pool, email, password);
      return Promise.resolve(ok(undefined));
    },
    removeSecondFactor: (pool, email) => {
      provider.removeSecondFactor(pool, email);
      return Promise.resolve();
    },
  };
  const memberships: PersonMembership[] = [];
  const sent: { template: string; data: object }[] = [];
  const template = (name: string) => (data: object) => {
    sent.push({ template: name, data });
    return {} as Mail;
  };
  const account = {
    ...ports,
    accounts,
    credentials,
    resets: new FakePasswordResets({ registry, accounts, now: ports.now }),
    people: {
      membershipsOf: (email: string) => Promise.resolve(email === ada.email ? memberships : []),
      memberIn: (userPoolId: string, email: string) =>
        Promise.resolve(
          email === ada.email
            ? (memberships.find((one) => one.userPoolId === userPoolId) ?? null)
            : null,
        ),
    },
    mailer: { send: () => Promise.resolve({ kind: 'Accepted', messageId: '1' } as const) },
    templates: {
      passwordReset: template('password-reset'),
      yourTenants: template('your-tenants'),
      passwordChanged: template('password-changed'),
      newDevice: template('new-device'),
      manyFailures: template('many-failures'),
      secondFactorChanged: template('second-factor-changed'),
    },
  };
  const userId = provider.userIdOf(acmePool, ada.email);
  memberships.push({ userPoolId: acmePool.userPoolId, userId, tenantId: 'tnt_acme' });

  return {
    ...signIn,
    ...account,
    sent,
    user: { userPoolId: acmePool.userPoolId, userId },
    /** Sends what waits, as the stream would have it. */
    async sendMails() {
      for (const mail of account.mails.posted.splice(0)) await sendAccountMail(account, mail);
    },
    /** Who has signed in with that session. */
    identity: (sessionId: string): Authenticated => ({
      ...tenantIdentity('member'),
      ...{ id: userId, tenantId: 'tnt_acme', email: ada.email, sessionId },
      userPoolId: acmePool.userPoolId,
    }),
    listSessions: (request: RequestOf) => reply(listSessionsOperation(account), request),
    endOthers: (request: RequestOf) => reply(endOtherSessionsOperation(account), request),
    endOne: (request: RequestOf) => reply(endOneSessionOperation(account), request),
    changePassword: (request: RequestOf) => reply(changePasswordOperation(account), request),
    updateMe: (request: RequestOf) => reply(updateMeOperation(account), request),
    listTenants: (request: RequestOf) => reply(listMyTenantsOperation(account), request),
    showFactor: (request: RequestOf) => reply(showSecondFactorOperation(account), request),
    beginFactor: (request: RequestOf) => reply(beginSecondFactorOperation(account), request),
    confirmFactor: (request: RequestOf) => reply(confirmSecondFactorOperation(account), request),
    removeFactor: (request: RequestOf) => reply(removeSecondFactorOperation(account), request),
    newCodes: (request: RequestOf) => reply(makeRecoveryCodesOperation(account), request),
    recover: (body: unknown, from?: RequestOf['from']) =>
      reply(recoverAccountOperation(account), { body, from }),
    getPolicy: (request: RequestOf) => reply(getPolicyOperation(account), request),
    replacePolicy: (request: RequestOf) => reply(replacePolicyOperation(account), request),
    discover: (body: unknown) => reply(discoverTenantsOperation(account), { body }),
    requestReset: (body: unknown) => reply(requestPasswordResetOperation(account), { body }),
    completeReset: (body: unknown, from?: RequestOf['from']) =>
      reply(completePasswordResetOperation(account), { body, from }),
  };
}
