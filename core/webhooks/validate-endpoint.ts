import type { FieldError } from '../tenants/field-error.ts';
import { subscriptionErrors, type WebhookRules } from '../tenants/webhook-wish.ts';

export type EndpointWishes = {
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly eventTypes?: readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Null for as many as come. */
  readonly messagesPerSecond?: number | null | undefined;
};

const MAX_HEADERS = 10;
const MAX_VALUE_CHARS = 1_024;
/** A token of RFC 9110, in lower case. */
const NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,60}$/;
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
/** What the platform and HTTP say themselves, and what proxies on the way believe. */
const RESERVED =
  /^(?:webhook-|proxy-|x-forwarded-|x-amz|sec-)|^(?:host|content-(?:type|length|encoding)|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|cookie|forwarded|via|x-real-ip|date|origin|accept-encoding)$/;

/** What is wrong with what is wished of an endpoint; whether it can be reached, the first delivery tells. */
export const endpointErrors = (wishes: EndpointWishes, rules: WebhookRules): FieldError[] => [
  ...subscriptionErrors(wishes, rules),
  ...headerErrors(wishes.headers ?? {}),
];

function headerErrors(headers: Readonly<Record<string, string>>): FieldError[] {
  const entries = Object.entries(headers);
  if (entries.length > MAX_HEADERS) {
    return [{ pointer: '/headers', detail: `Give at most ${MAX_HEADERS}.` }];
  }
  return entries.flatMap(([name, value]) => {
    const pointer = `/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!NAME.test(name)) return [{ pointer, detail: 'Use the name of a header, in lower case.' }];
    if (RESERVED.test(name)) return [{ pointer, detail: 'It is not yours to set.' }];
    const isGood = VALUE.test(value) && value.length <= MAX_VALUE_CHARS;
    const detail = `Use 1 to ${MAX_VALUE_CHARS} visible ASCII characters.`;
    return isGood ? [] : [{ pointer, detail }];
  });
}
