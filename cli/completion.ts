import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A place on the command line: what may follow the words of `path`. */
type Place = {
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly own: readonly OptionWord[];
  /** Those of the commands above, which may be given here too. */
  readonly inherited: readonly OptionWord[];
};

type OptionWord = {
  readonly flag: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** Its only values; without any, files are offered. */
  readonly choices: readonly string[];
};

/** A completion script made from the command tree itself, so that it knows whatever the command knows. */
export function completionScript(program: Command, shell: Shell): string {
  const places = placesOf(program, program.name());
  switch (shell) {
    case 'bash':
      return bashScript(places);
    case 'zsh':
      return `${ZSH_PREAMBLE}\n${bashScript(places)}`;
    case 'fish':
      return fishScript(places);
  }
}

function placesOf(command: Command, path: string, inherited: readonly OptionWord[] = []): Place[] {
  const own = optionsOf(command);
  const values = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const commands = [
    ...command.commands.map((c) => ({ name: c.name(), description: c.description() })),
    ...values.map((name) => ({ name, description: '' })),
  ];
  return [
    { path, commands, own, inherited },
    ...command.commands.flatMap((c) => placesOf(c, `${path} ${c.name()}`, [...own, ...inherited])),
  ];
}

const optionsOf = (command: Command): OptionWord[] =>
  command.options.flatMap(({ long, description, required, argChoices = [] }) =>
    long ? [{ flag: long, description, takesValue: required, choices: argChoices }] : [],
  );

const ZSH_PREAMBLE = `autoload -U +X compinit && compinit -i
autoload -U +X bashcompinit && bashcompinit`;

const alternatives = (words: Iterable<string>) => [...new Set(words)].join('|');

/** Words that are neither commands nor options, such as an id, leave the place as it is. */
const bashScript = (places: readonly Place[]) => {
  const options = places.flatMap(({ own }) => own);
  const valued = options.filter(({ takesValue }) => takesValue);
  return `_freehold() {
  local current="\${COMP_WORDS[COMP_CWORD]}" place=freehold previous= word offers=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$previous" in
      ${alternatives(valued.map(({ flag }) => flag))}) previous=; continue ;;
    esac
    previous="$word"
    case "$place $word" in
      ${alternatives(places.slice(1).map(({ path }) => `"${path}"`))}) place="$place $word" ;;
    esac
  done
  case "$previous" in
${bashChoices(valued)}
    ${alternatives(valued.map(({ flag }) => flag))}) COMPREPLY=(); return ;;
  esac
  case "$place" in
${places.map(bashPlace).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$offers" -- "$current"))
}
complete -o default -F _freehold freehold`;
};

const bashChoices = (options: readonly OptionWord[]) =>
  options
    .filter(({ choices }) => choices.length > 0)
    .map(
      ({ flag, choices }) =>
        `    ${flag}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); return ;;`,
    )
    .join('\n');

const bashPlace = ({ path, commands, own, inherited }: Place) => {
  const flags = [...own, ...inherited].map(({ flag }) => flag);
  const words = [...commands.map(({ name }) => name), ...flags];
  return `    "${path}") offers="${[...words, '--help'].join(' ')}" ;;`;
};

const fishScript = (places: readonly Place[]) =>
  places.flatMap((place) => [...fishCommands(place), ...fishOptions(place)]).join('\n');

const fishCommands = ({ path, commands }: Place) =>
  commands.map(
    ({ name, description }) =>
      `complete -c freehold -f -n '${fishAt(path, commands)}' -a ${name}${fishText(description)}`,
  );

/** An option of a command above has been offered by its own line already. */
const fishOptions = ({ path, own }: Place) =>
  own.map(({ flag, description, takesValue, choices }) => {
    const value = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takesValue ? ' -r' : '';
    return `complete -c freehold -n '${fishAt(path, [])}' -l ${flag.slice(2)}${value}${fishText(description)}`;
  });

/** In the place of `path`, and not yet in one of the places below it. */
function fishAt(path: string, below: Place['commands']): string {
  const words = path.split(' ').slice(1);
  const seen = words.map((word) => `__fish_seen_subcommand_from ${word}`);
  const names = below.map(({ name }) => name).join(' ');
  const unseen = names ? [`not __fish_seen_subcommand_from ${names}`] : [];
  return [...seen, ...unseen].join('; and ') || 'true';
}

const fishText = (description: string) =>
  description ? ` -d '${description.replaceAll("'", '’')}'` : '';
