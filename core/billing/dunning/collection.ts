export const PAYMENT_NOTICES = ['failed', 'reminder', 'last'] as const;
export type PaymentNotice = (typeof PAYMENT_NOTICES)[number];

/** What was done about a payment that is missing. */
export type Collection = {
  /** The unpaid invoice that the notices were of. */
  readonly invoiceId?: string;
  readonly told: readonly PaymentNotice[];
  /** `begun`: it is to be suspended, and may be already. */
  readonly suspension: 'none' | 'begun' | 'done';
};

export const NOTHING_DONE: Collection = { told: [], suspension: 'none' };
