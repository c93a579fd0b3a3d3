import { outboundUrlError } from '../outbound-http/outbound-url.ts';
import type { FieldError } from '../tenants/field-error.ts';
import type { StreamTarget } from './stream.ts';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;
/** Of that name alone, so that no other role can be assumed in an account that trusts the platform's. */
const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/freehold-audit-[\w+=,.@-]{1,49}$/;
const PREFIX = /^(?:[\w.=-]+\/)*$/;

type Rules = { readonly allowsLoopback: boolean };

/** What is wrong with a target; whether it can be reached, the first delivery tells. */
export function targetErrors(target: StreamTarget, { allowsLoopback }: Rules): FieldError[] {
  if (target.kind === 'https') {
    const detail = outboundUrlError(target.url, { allowsLoopback });
    return detail === undefined ? [] : [{ pointer: '/url', detail }];
  }
  const { bucket, region, roleArn, prefix } = target;
  const checks: readonly (readonly [boolean, FieldError])[] = [
    [BUCKET.test(bucket), { pointer: '/bucket', detail: 'Give the name of a bucket.' }],
    [REGION.test(region), { pointer: '/region', detail: 'Give a region, such as eu-central-1.' }],
    [
      ROLE.test(roleArn),
      { pointer: '/roleArn', detail: 'Give the ARN of a role whose name begins freehold-audit-.' },
    ],
    [
      PREFIX.test(prefix),
      { pointer: '/prefix', detail: 'Give a prefix that ends in a slash, such as audit/.' },
    ],
  ];
  return checks.flatMap(([isGood, error]) => (isGood ? [] : [error]));
}
