// Which dossiers to show.
import { useEffect, useRef } from 'preact/hooks';
import { request } from '../api/client';
import { type Procedure, type State, states } from '../api/types';
import { stateLabel } from '../base/labels';
import { useSpeech } from '../base/language';
import { useLoaded } from '../base/loaded';

export interface QueueFilter {
  /** A State; "" = any. */
  state: string;
  procedure: string;
  q: string;
  offset: number;
}

interface FiltersProps {
  filter: QueueFilter;
  counts: Partial<Record<State, number>>;
  onChange: (part: Partial<QueueFilter>) => void;
}

export function Filters({ filter, counts, onChange }: FiltersProps) {
  const { t, number } = useSpeech();
  const search = useRef<HTMLInputElement>(null);
  const procedures = useLoaded((signal) => request<{ procedures: Procedure[] }>('/procedures', { signal }), '');
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== '/' || typing) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  return (
    <div class="filters" role="search">
      <div class="labelled search">
        <label for="queue-search">
          {t('queue.search')} <kbd>/</kbd>
        </label>
        <input
          ref={search}
          id="queue-search"
          type="search"
          autocomplete="off"
          value={filter.q}
          placeholder={t('queue.search_hint')}
          onInput={(event) => onChange({ q: event.currentTarget.value })}
        />
      </div>
      <div class="labelled">
        <label for="queue-procedure">{t('procedure.label')}</label>
        <select
          id="queue-procedure"
          value={filter.procedure}
          onChange={(event) => onChange({ procedure: event.currentTarget.value })}
        >
          <option value="">{t('queue.all_procedures')}</option>
          {(procedures.value?.procedures ?? []).map((procedure) => (
            <option value={procedure.code}>{procedure.title}</option>
          ))}
        </select>
      </div>
      <div class="state-tabs" role="group" aria-label={t('queue.states')}>
        {['' as const, ...states].map((state) => (
          <button
            type="button"
            aria-pressed={filter.state === state}
            onClick={() => onChange({ state })}
            class={state === '' ? 'quiet' : `quiet state-tab ${state}`}
          >
            {state === '' ? t('queue.all_states') : t(stateLabel(state))}
            {state !== '' && <span class="count">{number(counts[state] ?? 0)}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
