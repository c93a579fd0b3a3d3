import type { CliContext } from '../context.ts';
import type { AnswerOf } from '../operations.ts';
import { clock } from '../output.ts';

export type SetStreamOptions = {
  readonly url?: string;
  readonly bucket?: string;
  readonly region?: string;
  readonly roleArn?: string;
  readonly prefix?: string;
};

/** `freehold audit stream set` */
export async function setAuditStream(
  { call, output }: CliContext,
  { url, bucket = '', region = '', roleArn = '', prefix = '' }: SetStreamOptions,
): Promise<void> {
  const body =
    url === undefined
      ? ({ kind: 's3', bucket, region, roleArn, prefix } as const)
      : ({ kind: 'https', url } as const);
  const stream = await call('putAuditStream', { body });
  const { secret } = stream;
  output.result(stream, [
    ...linesOf(stream),
    ...(secret === undefined ? [] : [`Secret    ${secret} (shown this once)`]),
  ]);
}

/** `freehold audit stream show` */
export async function showAuditStream({ call, output }: CliContext): Promise<void> {
  const stream = await call('getAuditStream');
  output.result(stream, linesOf(stream));
}

/** `freehold audit stream remove` */
export async function removeAuditStream({ call, output }: CliContext): Promise<void> {
  await call('deleteAuditStream');
  output.result({ removed: true }, ['The audit log is sent nowhere any more.']);
}

type Stream = AnswerOf<'getAuditStream'>;

const linesOf = ({ target, state, startedAt, deliveredAt, failure }: Stream): string[] => [
  `To        ${target.kind === 'https' ? target.url : `s3://${target.bucket}/${target.prefix}`}`,
  `State     ${state}`,
  `Since     ${clock(startedAt)}`,
  ...(deliveredAt ? [`Arrived   ${clock(deliveredAt)}`] : []),
  ...(failure ? [`Failing   since ${clock(failure.since)}: ${failure.reason}`] : []),
];
