export type MailAccount = {
  /** In it, mails reach verified addresses only. */
  readonly isInSandbox: boolean;
  readonly isSendingEnabled: boolean;
  readonly mailsPerDay: number;
};

/** What is asked of an account and a region; each throws when AWS refuses the question. */
export interface AccountFacts {
  /** The version of the CDK's bootstrap stack; undefined where there is none. */
  bootstrapVersion(region: string): Promise<number | undefined>;
  /** Lambda's executions at once, of all functions of the region. */
  concurrentExecutions(): Promise<number>;
  mailAccount(): Promise<MailAccount>;
  /** Whether SES may send as this address or domain; undefined where it does not know it. */
  isVerifiedSender(identity: string): Promise<boolean | undefined>;
  hasSecret(id: string): Promise<boolean>;
  hasRole(name: string): Promise<boolean>;
}
