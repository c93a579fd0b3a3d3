export type Mail = {
  readonly to: string | readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Further header fields, such as `List-Unsubscribe`; values are ASCII. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of letters, digits, `_` and `-`: under it the delivery's state is kept, and what came back is told. One is made where none is given. */
  readonly key?: string;
  /** Whose owners are told of an address that cannot be reached; none for operators' mails. */
  readonly tenantId?: string;
};

export type Delivery =
  | { readonly kind: 'Accepted'; readonly messageId: string }
  /** Not sent, certainly. `isTransient` tells a throttle or an outage from a refusal of this very mail. */
  | { readonly kind: 'Refused'; readonly reason: string; readonly isTransient: boolean }
  /** The answer was lost: it may have been sent. */
  | { readonly kind: 'Unknown'; readonly reason: string };

/** Nothing was handed over: the tenant writes to the address no more. */
export const SUPPRESSED = {
  kind: 'Refused',
  reason: 'Suppressed',
  isTransient: false,
} as const satisfies Delivery;

export interface Mailer {
  /** Hands the mail over once, without repeating by itself. Never throws: each end is a Delivery. */
  send(mail: Mail): Promise<Delivery>;
}
