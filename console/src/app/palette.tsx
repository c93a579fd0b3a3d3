import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { language } from '../texts/texts-provider.tsx';
import { LANGUAGES, useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { theme, THEMES } from '../ui/theme.ts';
import { pagesFor } from './pages.ts';

const SHOWN = 8;

type Entry = { readonly key: string; readonly label: string; readonly run: () => void };

/** Every page, for operators every tenant, and what the account menu has, by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { palette } = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text.trim());
  const chosen = Math.min(at, found.length - 1);
  const open = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    }
    if (event.key === 'Enter') open(found[chosen]);
  };
  return (
    <Dialog title={palette.title} isTitleHidden onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={palette.label}
        placeholder={palette.label}
        autoFocus
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full rounded-md border border-quiet bg-card px-3 py-2 placeholder:text-quiet"
      />
      <Options id={id} found={found} chosen={chosen} onOpen={open} />
      <p className="text-xs text-quiet">{found.length > 0 ? palette.hint : palette.empty}</p>
    </Dialog>
  );
}

type OptionsProps = {
  readonly id: string;
  readonly found: readonly Entry[];
  readonly chosen: number;
  readonly onOpen: (entry: Entry) => void;
};

function Options({ id, found, chosen, onOpen }: OptionsProps) {
  const { palette } = useTexts();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={palette.title} className="flex flex-col">
      {found.map((entry, index) => (
        <li
          key={entry.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onOpen(entry)}
          className="cursor-pointer rounded-md px-3 py-1.5 [overflow-wrap:anywhere] aria-selected:bg-info-tint aria-selected:text-info"
        >
          <bdi>{entry.label}</bdi>
        </li>
      ))}
    </ul>
  );
}

function useFound(q: string): readonly Entry[] {
  const texts = useTexts();
  const me = useMe();
  const may = useMay();
  const navigate = useNavigate();
  const commands = useCommands();
  // Pages are those of the letters typed by now: Enter right after them opens no other.
  const asked = useDeferredValue(q);
  const { data } = useQuery({
    ...callOptions('listTenants', { query: { q: asked, limit: SHOWN } }),
    enabled: asked !== '' && me.kind === 'operator' && may('tenants:read'),
  });
  const link = ({ to, label }: { readonly to: string; readonly label: string }): Entry => ({
    ...{ key: to, label },
    run: () => void navigate({ to }),
  });
  const isMeant = ({ label }: Entry) => label.toLowerCase().includes(q.toLowerCase());
  const pages = pagesFor(me, texts).map(link).filter(isMeant);
  if (q === '') return pages;
  const tenants = (data?.items ?? []).map(({ id, name, slug }) =>
    link({ to: `/tenants/${id}`, label: `${name} (${slug})` }),
  );
  return [...pages, ...commands.filter(isMeant), ...tenants];
}

/** What concerns no page; of what a page is about, the page has the commands. */
function useCommands(): readonly Entry[] {
  const { common } = useTexts();
  const signOut = useSignOut();
  return [
    ...THEMES.map((value) => ({
      ...{ key: `theme ${value}`, label: `${common.theme}: ${common[value]}` },
      run: () => theme.set(value),
    })),
    ...Object.entries(LANGUAGES).map(([value, name]) => ({
      ...{ key: `language ${value}`, label: `${common.language}: ${name}` },
      run: () => language.set(value),
    })),
    { key: 'sign-out', label: common.signOut, run: () => void signOut() },
  ];
}
