import type { Mood } from './maker-server.ts';

type Errors = Readonly<Partial<Record<Mood | 'isGone', Error>>>;

/** A client of AWS that keeps what it is sent, or fails as the maker's mood is. */
export function awsClientOf<Input>(errors: Errors) {
  const inputs: Input[] = [];
  let mood: Mood | 'isGone' = 'accepts';
  const failures: Errors = {
    breaks: Object.assign(new Error('500'), { name: 'InternalFailure' }),
    hangsUp: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    ...errors,
  };
  return {
    inputs,
    setMood: (next: Mood | 'isGone') => void (mood = next),
    client: {
      send: ({ input }: { readonly input: Input }) => {
        const failure = failures[mood];
        if (failure) return Promise.reject(failure);
        inputs.push(input);
        return Promise.resolve({ MessageId: `m-${inputs.length}` });
      },
    },
  };
}
