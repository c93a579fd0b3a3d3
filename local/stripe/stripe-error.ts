type Details = { readonly param?: string; readonly code?: string };

/** A refusal in the form of Stripe's: https://docs.stripe.com/api/errors */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    type: string,
    { message, ...details }: Details & { message: string },
  ) {
    super(message);
    this.status = status;
    this.body = { error: { type, message, ...details } };
  }
}

export const invalidRequest = (message: string, details: Details = {}) =>
  new StripeRefusal(400, 'invalid_request_error', { message, ...details });

export const notFound = (what: string, id: string) =>
  new StripeRefusal(404, 'invalid_request_error', {
    ...{ message: `No such ${what}: '${id}'`, code: 'resource_missing', param: 'id' },
  });

export const unauthorized = () =>
  new StripeRefusal(401, 'invalid_request_error', {
    message: 'Invalid API Key provided.',
    code: 'api_key_invalid',
  });

export const keyReused = (key: string) =>
  new StripeRefusal(400, 'idempotency_error', {
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

/** The stand-in itself is at fault: as Stripe's own faults, it says so in its answer. */
export const ownFault = (error: unknown) =>
  new StripeRefusal(500, 'api_error', {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
