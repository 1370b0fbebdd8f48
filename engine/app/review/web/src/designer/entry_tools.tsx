// What is done with a field, table or column as a whole.
import { useSpeech } from '../base/language';
import { besideOf, moveOf } from './entry_list';
import { placeOfTable, splitColumn } from './table_geometry';
import type { Edit, Entry, Field } from './types';

interface ToolsProps {
  entries: Entry[];
  found: { field: Field; table: Entry | null };
  onEdit: (edit: Edit) => void;
  onSelect: (name: string) => void;
}

export function EntryTools({ entries, found: { field, table }, onEdit, onSelect }: ToolsProps) {
  const { t } = useSpeech();
  const { name } = field;
  /** What stands beside it is chosen then, so that keys go on from there. */
  const remove = () => {
    const beside = besideOf(entries, name);
    onEdit({ kind: 'remove', entry: name });
    onSelect(beside);
    document.querySelector<HTMLElement>(`[data-entry="${beside}"]`)?.focus();
  };
  const isColumn = table !== null && table.name !== name;
  const up = moveOf(entries, name, -1);
  const down = moveOf(entries, name, 1);
  const split = () => {
    if (!table) return;
    const at = table.columns.findIndex((column) => column.name === name);
    const before = table.columns[at + 1]?.name ?? '';
    onEdit({ kind: 'add_column', table: table.name, place: splitColumn(placeOfTable(table), at), before });
  };
  return (
    <div class="buttons">
      {isColumn && (
        <button type="button" onClick={split}>
          {t('designer.split_column')}
        </button>
      )}
      <button type="button" disabled={!up} onClick={() => up && onEdit(up)}>
        {t('designer.up')} <kbd>Alt ↑</kbd>
      </button>
      <button type="button" disabled={!down} onClick={() => down && onEdit(down)}>
        {t('designer.down')} <kbd>Alt ↓</kbd>
      </button>
      <button
        type="button"
        disabled={isColumn && table.columns.length === 1}
        onClick={remove}
      >
        {t(isColumn ? 'designer.remove_column' : table ? 'designer.remove_table' : 'designer.remove')}
      </button>
    </div>
  );
}
