// Where a table stands, and its columns, in millimetres.
import { useSpeech } from '../base/language';
import { rounded } from './geometry';
import { NumberInput, PageInput } from './mm_input';
import { placeOfTable } from './table_geometry';
import type { Edit, Entry, Field, TablePlace } from './types';

interface TableProps {
  table: Entry;
  onEdit: (edit: Edit) => void;
}

export function TableForm({ table, pages, onEdit }: TableProps & { pages: number }) {
  const { t } = useSpeech();
  const place = placeOfTable(table);
  const put = (more: Partial<TablePlace>) => onEdit({ kind: 'table', table: table.name, place: { ...place, ...more } });
  /** With its columns. */
  const moveTo = (x: number) =>
    put({ x, columns: place.columns.map((column) => ({ ...column, x: rounded(column.x + x - place.x) })) });
  return (
    <div class="lengths">
      <NumberInput label={t('designer.x')} value={place.x} onChange={moveTo} />
      <NumberInput label={t('designer.y')} value={place.y} onChange={(y) => put({ y })} />
      <NumberInput
        label={t('designer.row_height')}
        value={place.row_height}
        onChange={(row_height) => put({ row_height })}
      />
      <NumberInput
        label={t('designer.rows')}
        value={place.rows}
        step={1}
        min={1}
        max={200}
        onChange={(rows) => put({ rows })}
      />
      <PageInput page={place.page} pages={pages} onChange={(page) => put({ page })} />
    </div>
  );
}

export function ColumnForm({ table, column, onEdit }: TableProps & { column: Field }) {
  const { t } = useSpeech();
  const put = (side: 'x' | 'width', value: number) => {
    const place = placeOfTable(table);
    const at = table.columns.findIndex(({ name }) => name === column.name);
    const columns = place.columns.map((one, index) => (index === at ? { ...one, [side]: value } : one));
    onEdit({ kind: 'table', table: table.name, place: { ...place, columns } });
  };
  return (
    <div class="lengths">
      {(['x', 'width'] as const).map((side) => (
        <NumberInput
          key={side}
          label={t(`designer.${side}`)}
          value={column[side]}
          onChange={(value) => put(side, value)}
        />
      ))}
    </div>
  );
}
