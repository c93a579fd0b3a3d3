import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** Whether the write's condition was met, and it was written. */
export async function isMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
