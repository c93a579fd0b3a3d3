type Command = { readonly constructor: { readonly name: string }; readonly input: object };
type Input = Readonly<Record<string, unknown>>;

/** By the command's name; told its input, and how often it was asked before. */
export type Answers = Readonly<Record<string, (input: Input, calls: number) => unknown>>;
export type Asked = { readonly name: string; readonly input: Input };

/** The SDK client itself, whose calls are answered here and remembered. */
export function answeredBy<Client extends object>(
  client: Client,
  answers: Answers,
  asked: Asked[],
) {
  return Object.assign(client, {
    send: async (command: Command) => {
      const name = command.constructor.name.replace('Command', '');
      const calls = asked.filter((earlier) => earlier.name === name).length;
      asked.push({ name, input: command.input as Input });
      return (await answers[name]?.(command.input as Input, calls)) ?? {};
    },
  });
}

export const raise = (error: Error) => () => {
  throw error;
};

/** What an SDK error is made with. */
export const said = (message: string) => ({ $metadata: {}, message });
