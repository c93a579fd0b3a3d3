import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { callOptions } from '../api/use-call.ts';
import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { pagesFor, type PageLink } from './pages.ts';

const SHOWN = 8;

/** Every page, and for operators every tenant, by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { palette } = useTexts();
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(text.trim());
  const chosen = Math.min(at, found.length - 1);
  const open = (link: PageLink | undefined) => {
    if (!link) return;
    onClose();
    void navigate({ to: link.to });
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
  readonly found: readonly PageLink[];
  readonly chosen: number;
  readonly onOpen: (link: PageLink) => void;
};

function Options({ id, found, chosen, onOpen }: OptionsProps) {
  const { palette } = useTexts();
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={palette.title} className="flex flex-col">
      {found.map((link, index) => (
        <li
          key={link.to}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onOpen(link)}
          className="cursor-pointer rounded-md px-3 py-1.5 [overflow-wrap:anywhere] aria-selected:bg-info-tint aria-selected:text-info"
        >
          <bdi>{link.label}</bdi>
        </li>
      ))}
    </ul>
  );
}

function useFound(q: string): PageLink[] {
  const texts = useTexts();
  const me = useMe();
  const may = useMay();
  // Pages are those of the letters typed by now: Enter right after them opens no other.
  const asked = useDeferredValue(q);
  const { data } = useQuery({
    ...callOptions('listTenants', { query: { q: asked, limit: SHOWN } }),
    enabled: asked !== '' && me.kind === 'operator' && may('tenants:read'),
  });
  const pages = pagesFor(me, texts).filter(({ label }) =>
    label.toLowerCase().includes(q.toLowerCase()),
  );
  const tenants = (q === '' ? [] : (data?.items ?? [])).map(({ id, name, slug }) => ({
    to: `/tenants/${id}`,
    label: `${name} (${slug})`,
  }));
  return [...pages, ...tenants];
}
