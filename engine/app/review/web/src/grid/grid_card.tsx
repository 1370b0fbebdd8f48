// One dossier's field in the grid.
import { useState } from 'preact/hooks';
import type { GridItem } from '../api/types';
import { sourceLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { hashOf } from '../base/route';
import { Crop } from '../dossier/crop';
import { commandOf } from '../dossier/keys';
import { isBlind, textOf } from '../dossier/model';

export const gridInputId = (id: string): string => `grid-${id}`;

interface GridCardProps {
  id: string;
  item: GridItem;
  done: boolean;
  readOnly: boolean;
  /** `started`: when the key was pressed, in milliseconds of the page's clock. */
  onSettle: (text: string | null, action: 'confirm' | 'correct' | 'illegible', started: number) => void;
  onUndo: () => void;
}

export function GridCard({ id, item, done, readOnly, onSettle, onUndo }: GridCardProps) {
  const { t, say } = useSpeech();
  const { field } = item;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? textOf(field);
  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event, {
      in_field: true,
      touched: draft !== null,
      alternatives: field.alternatives.length,
    });
    if (!command || readOnly || event.isComposing) return;
    if (command.name === 'confirm') {
      event.preventDefault();
      // Nothing was read, or another person's word is to be checked: an empty input says nothing.
      if (text === '' && (field.state === 'illegible' || isBlind(field))) return;
      const same = text === textOf(field) && !isBlind(field);
      onSettle(text, same ? 'confirm' : 'correct', event.timeStamp);
    } else if (command.name === 'illegible') {
      event.preventDefault();
      onSettle(null, 'illegible', event.timeStamp);
    } else if (command.name === 'take') {
      event.preventDefault();
      setDraft(field.alternatives[command.index]?.text ?? null);
    } else if (command.name === 'undo') {
      event.preventDefault();
      if (draft !== null) setDraft(null);
      else if (done) onUndo();
    }
  };
  return (
    <li class={`field ${done ? 'good' : 'doubt'}`}>
      <Crop dossier={item.dossier} document={item.document} field={field} version={0} />
      <input
        id={gridInputId(id)}
        type="text"
        autocomplete="off"
        spellcheck={false}
        readOnly={readOnly}
        aria-label={`${say(field.label)}, ${item.dossier}`}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="grid-foot">
        <a href={hashOf('dossier', item.dossier)} tabIndex={-1}>
          {item.dossier}
        </a>
        <span>{done ? t('field.confirmed') : ''}</span>
      </div>
      {field.alternatives.length > 0 && !done && (
        <ul class="alternatives" aria-label={t('field.alternatives')}>
          {field.alternatives.slice(0, 9).map((other, index) => (
            <li>
              <button type="button" tabIndex={-1} disabled={readOnly} onClick={() => setDraft(other.text)}>
                <kbd>{index + 1}</kbd> {other.text} <small>{t(sourceLabel(other.source))}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
