import type { AccountMail, AccountMails } from '../../core/identity/account-mail.ts';

export class FakeAccountMails implements AccountMails {
  readonly posted: AccountMail[] = [];

  async post(mail: AccountMail): Promise<void> {
    this.posted.push(mail);
    return Promise.resolve();
  }
}
