// Fields, tables and their columns in the file's order; Alt+↑ and Alt+↓ move one.
import { useSpeech } from '../base/language';
import type { Edit, Entry, Field } from './types';

interface ListProps {
  entries: Entry[];
  selected: string;
  marked: Set<string>;
  onSelect: (name: string) => void;
  onEdit: (edit: Edit) => void;
}

/** The entries among which one may move: all, or the columns of its table. */
const siblingsOf = (entries: Entry[], name: string): Field[] =>
  entries.find(({ columns }) => columns.some((column) => column.name === name))?.columns ?? entries;

/** The move of an entry by one place; null at the ends. */
export function moveOf(entries: Entry[], name: string, by: -1 | 1): Edit | null {
  const siblings = siblingsOf(entries, name);
  const at = siblings.findIndex((entry) => entry.name === name);
  const to = at + by;
  if (at < 0 || to < 0 || to >= siblings.length) return null;
  const before = siblings[by < 0 ? to : to + 1]?.name ?? '';
  return { kind: 'move', entry: name, before };
}

/** The next one, or the one before; empty where it is alone. */
export function besideOf(entries: Entry[], name: string): string {
  const siblings = siblingsOf(entries, name);
  const at = siblings.findIndex((entry) => entry.name === name);
  return (siblings[at + 1] ?? siblings[at - 1])?.name ?? '';
}

/** The move of one entry to another, before it or behind it; null where it may not stand. */
export function dropOf(entries: Entry[], name: string, target: string, behind: boolean): Edit | null {
  const siblings = siblingsOf(entries, target);
  const at = siblings.findIndex((entry) => entry.name === target);
  const before = behind ? (siblings[at + 1]?.name ?? '') : target;
  const may = siblings.some((entry) => entry.name === name) && before !== name && target !== name;
  return may ? { kind: 'move', entry: name, before } : null;
}

/** Whether the pointer is in the lower half of what it points at. */
function isInLowerHalf(event: DragEvent): boolean {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return event.clientY > box.top + box.height / 2;
}

export function EntryList({ entries, selected, marked, onSelect, onEdit }: ListProps) {
  const { t, say } = useSpeech();
  const onKey = (event: KeyboardEvent, name: string) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const move = event.altKey ? moveOf(entries, name, by) : null;
    if (move) onEdit(move);
    if (event.altKey) return;
    const buttons = [...document.querySelectorAll<HTMLElement>('.entries button.entry')];
    buttons[buttons.indexOf(event.currentTarget as HTMLElement) + by]?.focus();
  };
  const entry = (name: string, label: string, type: string, inner: boolean) => (
    <button
      type="button"
      class={inner ? 'quiet entry inner' : 'quiet entry'}
      aria-pressed={selected === name}
      data-entry={name}
      draggable
      onClick={() => onSelect(name)}
      onKeyDown={(event) => onKey(event, name)}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', name)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const dropped = event.dataTransfer?.getData('text/plain') ?? '';
        const move = dropOf(entries, dropped, name, isInLowerHalf(event));
        if (move) onEdit(move);
      }}
    >
      <span>
        {marked.has(name) && <span class="mark">● </span>}
        {label}
      </span>
      <small>{type}</small>
    </button>
  );
  return (
    <nav class="entries" aria-label={t('designer.entries')}>
      <ul>
        {entries.map((one) => (
          <li key={one.name}>
            {entry(one.name, say(one.label), one.is_table ? '▦' : one.type, false)}
            {one.is_table && (
              <ul>
                {one.columns.map((column) => (
                  <li key={column.name}>{entry(column.name, say(column.label), column.type, true)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
