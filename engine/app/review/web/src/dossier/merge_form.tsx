// Which dossier's pages are to follow those of this one.
import { useState } from 'preact/hooks';
import { request } from '../api/client';
import type { QueuePage } from '../api/types';
import { useSpeech } from '../base/language';
import { useLoaded, useSettled } from '../base/loaded';
import { ProblemBox } from '../base/problem_box';
import { TextInput } from '../base/text_input';

interface MergeFormProps {
  own: string;
  busy: boolean;
  onMerge: (other: string) => void;
}

export function MergeForm({ own, busy, onMerge }: MergeFormProps) {
  const { t, dateTime } = useSpeech();
  const [text, setText] = useState('');
  const query = useSettled(text, 150);
  const { value, problem } = useLoaded(
    (signal) => request<QueuePage>(`/dossiers?limit=8&q=${encodeURIComponent(query)}`, { signal }),
    query,
  );
  const others = (value?.dossiers ?? []).filter((dossier) => dossier.id !== own && dossier.state !== 'closed');
  return (
    <div class="merge">
      <TextInput label={t('merge.search')} value={text} onInput={setText} type="search" optional autofocus />
      <ProblemBox problem={problem} />
      <ul>
        {others.map((other) => (
          <li>
            <span>
              {other.name || t('dossier.unnamed')} <small>{other.id}</small>{' '}
              <small>{dateTime(other.received_at)}</small>
            </span>
            <button
              type="button"
              disabled={busy}
              aria-label={t('merge.this', { name: other.name || other.id })}
              onClick={() => onMerge(other.id)}
            >
              {t('merge.do')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
