// Which key means what while a dossier is reviewed. docs/review.md has the table; `?` shows it.

export type Command =
  | { name: 'confirm' }
  | { name: 'back' }
  | { name: 'take'; index: number }
  | { name: 'illegible' }
  | { name: 'undo' }
  | { name: 'help' }
  | { name: 'zoom' }
  | { name: 'finish' }
  | { name: 'nothing' };

export interface KeySituation {
  /** The key went into a field's input. */
  in_field: boolean;
  /** Somebody has typed into it. */
  touched: boolean;
  /** Alternatives (of a choice: options) that a digit may take. */
  alternatives: number;
}

export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  /** The key is being held. */
  repeat: boolean;
}

function digitOf(press: KeyPress): number {
  // With Alt, some keyboards give another character than the digit that is printed on the key.
  const match = /^(?:Digit|Numpad)([1-9])$/.exec(press.code);
  return match ? Number(match[1]) : 0;
}

function digitCommand(press: KeyPress, situation: KeySituation): Command | null {
  const digit = digitOf(press);
  if (digit === 0 || digit > situation.alternatives || press.shiftKey) return null;
  if (!press.altKey && situation.touched) return null;
  return { name: 'take', index: digit - 1 };
}

export function commandOf(press: KeyPress, situation: KeySituation): Command | null {
  if (press.key === 'F1') return { name: 'help' };
  if (press.key === 'F4' && !press.altKey) return { name: 'zoom' };
  // A key that is held says nothing of one field after the other.
  if (press.key === 'Enter' && press.repeat) return { name: 'nothing' };
  if (press.key === 'Enter' && press.ctrlKey) return { name: 'finish' };
  if (press.ctrlKey || press.metaKey) return null;
  if (press.key === 'Escape') return { name: 'undo' };
  if (press.key === '?' && !(situation.in_field && situation.touched)) return { name: 'help' };
  if (!situation.in_field) return null;
  if (press.key === 'Enter') return press.shiftKey ? { name: 'back' } : { name: 'confirm' };
  if (press.key === 'F2') return { name: 'illegible' };
  return digitCommand(press, situation);
}
