/** What DynamoDB and S3 answer about a table or a bucket that is not there any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error && ['ResourceNotFoundException', 'NoSuchBucket'].includes(error.name);
