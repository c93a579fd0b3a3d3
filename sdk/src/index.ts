export { createClient, type Answer, type Client, type ClientOptions } from './client.ts';
export {
  FreeholdError,
  isProblem,
  NoAnswerError,
  ProblemError,
  SessionEndedError,
  SignInChallengedError,
  UnexpectedAnswerError,
  type FieldError,
  type ProblemKind,
} from './errors.ts';
export type { Retries } from './exchange.ts';
export { download, upload } from './links.ts';
export type {
  AnswerOf,
  ItemOf,
  ListId,
  OperationId,
  RequestOf,
  Schemas,
} from './operation-types.ts';
export type { SessionState } from './session.ts';
export type {
  AnswerChallenge,
  Challenge,
  ChallengeReply,
  Credentials,
  SignedIn,
} from './sign-in.ts';
export type { Link, Progress, TransferOptions } from './transfer.ts';
