import type { Command } from 'commander';
import { CommandFailure } from './command-failure.ts';
import { EXIT } from './exit-codes.ts';

type Words = { readonly path: string; readonly words: readonly string[] };

/** Every command's path (`freehold tenant`) with the subcommands and options that may follow it. */
function wordsOf(command: Command, path: string): Words[] {
  const subcommands = command.commands.map((c) => c.name());
  const options = command.options.flatMap(({ long }) => (long ? [long] : []));
  return [
    { path, words: [...subcommands, ...options] },
    ...command.commands.flatMap((c) => wordsOf(c, `${path} ${c.name()}`)),
  ];
}

/** A completion script made from the command tree itself; `bash` and `zsh` share one. */
export function completionScript(program: Command, shell: string): string {
  const words = wordsOf(program, program.name());
  if (shell === 'bash' || shell === 'zsh') return bashScript(words, shell);
  if (shell === 'fish') return fishScript(words);
  throw new CommandFailure(`There is no completion for ${shell}.`, {
    exitCode: EXIT.invalid,
    hint: 'Pick bash, zsh or fish.',
  });
}

const bashScript = (words: readonly Words[], shell: string) => `${
  shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''
}_freehold() {
  local path="freehold" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="$path $word" ;; esac
  done
  case "$path" in
${words.map(({ path, words: w }) => `    "${path}") COMPREPLY=($(compgen -W "${w.join(' ')}" -- "\${COMP_WORDS[COMP_CWORD]}")) ;;`).join('\n')}
  esac
}
complete -o default -F _freehold freehold`;

const fishScript = (words: readonly Words[]) =>
  words
    .flatMap(({ path, words: w }) => {
      const parts = path.split(' ').slice(1);
      const condition =
        parts.length === 0
          ? '__fish_use_subcommand'
          : parts.map((part) => `__fish_seen_subcommand_from ${part}`).join('; and ');
      return w.map((word) =>
        word.startsWith('--')
          ? `complete -c freehold -n '${condition}' -l ${word.slice(2)}`
          : `complete -c freehold -f -n '${condition}' -a ${word}`,
      );
    })
    .join('\n');
