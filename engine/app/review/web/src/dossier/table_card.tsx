// A table of the form, such as the members of a household: its cells are fields, its rows can be added and removed.
import { Fragment } from 'preact';
import { path, request } from '../api/client';
import type { Dossier, Table } from '../api/types';
import { useSpeech } from '../base/language';
import { useAction } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { useDesk } from '../base/session';
import { Crop } from './crop';
import { FieldDetails, toneOf } from './field_card';
import { FieldInput } from './field_input';
import { type PlacedFinding, type Place, stops } from './model';
import { useOutbox } from './outbox_context';
import type { Review } from './use_review';

interface TableCardProps {
  review: Review;
  document: number;
  table: Table;
  places: Place[];
  findings: PlacedFinding[];
  version: number;
  take: (place: Place, index: number) => void;
}

export function TableCard(props: TableCardProps) {
  const { t, say } = useSpeech();
  const { busy, problem, run } = useAction();
  const outbox = useOutbox();
  const { review, document, table } = props;
  const id = review.dossier.summary.id;
  // Rows get other numbers, so what was said of them has to be there before.
  const change = (action: 'add' | 'remove', row?: number) =>
    run(async () => {
      await outbox.settled(id);
      const json = { document, table: table.id, action, row };
      review.replace(await request<Dossier>(`${path('dossiers', id)}/rows`, { json }));
    });
  return (
    <div class="table-card">
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('table.row')}</th>
              {table.columns.map((column) => (
                <th scope="col">{say(column.label)}</th>
              ))}
              {review.dossier.can_edit && (
                <th scope="col">
                  <span class="unseen">{t('table.change')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: table.rows }, (_, row) => (
              <Row {...props} row={row} busy={busy} onRemove={() => void change('remove', row)} />
            ))}
          </tbody>
        </table>
      </div>
      <ProblemBox problem={problem} />
      {review.dossier.can_edit && (
        <button type="button" disabled={busy} onClick={() => void change('add')}>
          {t('table.add')}
        </button>
      )}
    </div>
  );
}

type RowProps = TableCardProps & { row: number; busy: boolean; onRemove: () => void };

function Row(props: RowProps) {
  const { t, say } = useSpeech();
  const { review, table, row } = props;
  const cells = props.places.filter(({ field }) => field.table === table.id && field.row === row);
  const active = cells.find((place) => place.key === review.active);
  const label = (place: Place) => `${say(place.field.label)}, ${t('table.row_number', { number: row + 1 })}`;
  return (
    <Fragment>
      <tr>
        <th scope="row">{row + 1}</th>
        {table.columns.map((column) => {
          const place = cells.find(({ field }) => field.column === column.id);
          return <td>{place && <Cell {...props} place={place} label={label(place)} />}</td>;
        })}
        {review.dossier.can_edit && (
          <td>
            <button
              type="button"
              class="quiet"
              disabled={props.busy}
              aria-label={t('table.remove', { number: row + 1 })}
              onClick={props.onRemove}
            >
              ✕
            </button>
          </td>
        )}
      </tr>
      {active && (
        <tr>
          <td colSpan={table.columns.length + 2}>
            <div class="row-details">
              <Crop
                dossier={review.dossier.summary.id}
                document={active.document}
                field={active.field}
                version={props.version}
                eager
              />
              <FieldDetails
                review={review}
                place={active}
                findings={props.findings.filter(({ key }) => key === active.key)}
                take={(index) => props.take(active, index)}
              />
            </div>
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Cell({ review, findings, version, place, label }: TableCardProps & { place: Place; label: string }) {
  const account = useDesk().account.name;
  const blocked = findings.some(({ key, finding }) => key === place.key && finding.severity === 'blocking');
  const open = stops(place.field, account);
  const active = review.active === place.key;
  const tone = toneOf(place.field, account, blocked);
  return (
    <div class={`field cell ${tone}${active ? ' active' : ''}`}>
      {(open || active) && (
        <Crop
          dossier={review.dossier.summary.id}
          document={place.document}
          field={place.field}
          version={version}
          eager={open}
        />
      )}
      <FieldInput review={review} place={place} label={label} />
    </div>
  );
}
