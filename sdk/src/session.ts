import { ProblemError, SessionEndedError } from './errors.ts';
import type { Exchange } from './exchange.ts';
import type { AnswerOf } from './operation-types.ts';
import { signIn, type AnswerChallenge, type Credentials, type SignedIn } from './sign-in.ts';
import { userOf } from './user-of.ts';

/** What a session goes on with: keep it as secret as a password. */
export type SessionState = {
  readonly tenant?: string | undefined;
  readonly accessToken: string;
  /** Absent where a cookie keeps it. */
  readonly refreshToken?: string | undefined;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
};

export type SessionOptions = {
  /** One that goes on, as `onSession` gave it. */
  readonly session?: SessionState | undefined;
  /** Told each new state, and nothing once the session is over: to keep it for the next start. */
  readonly onSession?: ((state: SessionState | undefined) => void) | undefined;
  /** Of a program: signs in by itself at the first call, and again where its session has ended. */
  readonly credentials?: Credentials | undefined;
  /**
   * Of a page of the platform's own origin: a cookie that no script reads keeps the session, which so goes on after
   * a reload.
   */
  readonly cookie?: boolean | undefined;
};

/** Of a session that is there. */
type Refreshed = NonNullable<AnswerOf<'refreshSession'>>;
type Keep = <State extends SessionState | undefined>(state: State) => State;

/** Seconds before a token's end at which it is no longer used. */
const MARGIN_SECONDS = 30;

/** The tokens of whoever is signed in, renewed when they end: by one request, however many calls wait. */
export class Session {
  readonly #exchange: Exchange;
  readonly #options: SessionOptions;
  #state: SessionState | undefined;
  #renewal: Promise<SessionState> | undefined;
  /** Counts sign-ins and sign-outs: a renewal that was under way at one of them changes nothing after it. */
  #epoch = 0;
  /** Whether a cookie may hold a session of before the page was loaded. */
  #mayResume: boolean;

  constructor(exchange: Exchange, options: SessionOptions) {
    this.#exchange = exchange;
    this.#options = options;
    this.#state = options.session;
    this.#mayResume = options.cookie === true;
  }

  async signIn(credentials: Credentials, answerChallenge?: AnswerChallenge): Promise<SignedIn> {
    const opened = await signIn(this.#kept(), credentials, answerChallenge);
    this.#replace(stateOf(credentials, opened.token));
    return opened;
  }

  /** The access token that is good now; a new one in place of one that was refused. */
  async accessToken(refused?: string): Promise<string> {
    const state = this.#state;
    const isGood = state && state.expiresAt > Date.now() && state.accessToken !== refused;
    if (isGood) return state.accessToken;
    this.#renewal ??= this.#renew(state);
    return (await this.#renewal).accessToken;
  }

  forget(): void {
    this.#replace(undefined);
  }

  /** Calls that wait for it go on as who they were, whatever becomes of the session meanwhile. */
  #renew(state: SessionState | undefined): Promise<SessionState> {
    const epoch = this.#epoch;
    const keep: Keep = (next) => (this.#epoch === epoch ? this.#keep(next) : next);
    return this.#renewed(state, keep).finally(() => {
      if (this.#epoch === epoch) this.#renewal = undefined;
    });
  }

  async #renewed(state: SessionState | undefined, keep: Keep): Promise<SessionState> {
    try {
      if (state) return this.#ofSameUser(state, await this.#refreshed(state), keep);
      const resumed = this.#mayResume && (await this.#resumed());
      this.#mayResume = false;
      if (resumed) return keep(resumed);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 401) throw error;
      keep(undefined);
      if (!this.#options.credentials) throw new SessionEndedError(error);
    }
    const { credentials } = this.#options;
    if (!credentials) throw new SessionEndedError();
    const { token } = await signIn(this.#kept(), credentials);
    return keep(stateOf(credentials, token));
  }

  async #refreshed({ tenant, refreshToken }: SessionState): Promise<SessionState> {
    const { body } = await this.#kept()('refreshSession', { body: { tenant, refreshToken } });
    return stateOf({ tenant }, (body as Refreshed).token);
  }

  /** A cookie is shared by all tabs: it may hold the session of whoever signed in last. */
  #ofSameUser(state: SessionState, next: SessionState, keep: Keep): SessionState {
    if (userOf(next.accessToken) === userOf(state.accessToken)) return keep(next);
    keep(undefined);
    throw new SessionEndedError();
  }

  async #resumed(): Promise<SessionState | undefined> {
    const { body } = await this.#exchange('refreshSession', {
      headers: sessionHeader('resume'),
      body: {},
    });
    const resumed = body as AnswerOf<'refreshSession'>;
    return resumed && stateOf(resumed, resumed.token);
  }

  #kept(): Exchange {
    if (!this.#options.cookie) return this.#exchange;
    return (id, request) => this.#exchange(id, { ...request, headers: sessionHeader('cookie') });
  }

  #replace(state: SessionState | undefined): void {
    this.#epoch += 1;
    this.#renewal = undefined;
    this.#keep(state);
  }

  #keep<State extends SessionState | undefined>(state: State): State {
    this.#mayResume = false;
    this.#state = state;
    this.#options.onSession?.(state);
    return state;
  }
}

/** Browsers let no page of another origin send it. */
export const sessionHeader = (mode: 'cookie' | 'resume') => ({ 'freehold-session': mode });

const stateOf = (
  { tenant }: Pick<Credentials, 'tenant'>,
  { accessToken, refreshToken, expiresIn }: Refreshed['token'],
): SessionState => ({
  ...(tenant !== undefined && { tenant }),
  ...{ accessToken, refreshToken },
  expiresAt: Date.now() + (expiresIn - MARGIN_SECONDS) * 1_000,
});
