// An address: what people type is looked up among today's communes, by today's name or a former one.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { request } from '../api/client';
import type { Place } from '../api/types';
import { useSpeech } from '../base/language';
import { useSettled } from '../base/loaded';

const unit = /^(xã|phường|đặc khu|thị trấn|x\.|p\.|tt\.?)\s/i;
const detail = /\d|^(số|đường|phố|ngõ|ngách|hẻm|kiệt|thôn|ấp|bản|buôn|làng|xóm|tổ|khu|khóm|đội|nhà)\s/i;

/** The commune onwards, and what stands before it: house, street, hamlet. */
export function splitAddress(text: string): { detail: string; commune: string } {
  const parts = text.split(',').map((part) => part.trim());
  let start = parts.findIndex((part) => unit.test(part));
  if (start < 0) {
    start = parts.findIndex((part) => !detail.test(part));
    if (start < 0) start = parts.length;
  }
  return { detail: parts.slice(0, start).join(', '), commune: parts.slice(start).join(', ') };
}

export function joinAddress(before: string, commune: string): string {
  return before ? `${before}, ${commune}` : commune;
}

const shortest_query = 2;

/** Places for `text`; none while it is null. */
function usePlaces(text: string | null): Place[] {
  const query = useSettled(text === null ? '' : splitAddress(text).commune, 120);
  const [places, setPlaces] = useState<Place[]>([]);
  useEffect(() => {
    if (query.length < shortest_query) return setPlaces([]);
    const controller = new AbortController();
    request<{ places: Place[] }>(`/places?q=${encodeURIComponent(query)}`, { signal: controller.signal })
      .then((answer) => setPlaces(answer.places))
      .catch(() => {
        // Suggestions are a convenience: without them, people type the place out.
      });
    return () => controller.abort();
  }, [query]);
  return text === null ? [] : places;
}

/** What every field's input has, whatever its kind. */
export interface SharedProps {
  id: string;
  'data-key': string;
  'aria-labelledby': string | undefined;
  'aria-label': string | undefined;
  'aria-required': boolean;
  readOnly: boolean;
  value: string;
  onFocus: () => void;
}

interface PlaceInputProps {
  shared: SharedProps;
  onText: (text: string) => void;
}

export function PlaceInput({ shared, onText }: PlaceInputProps) {
  const { t } = useSpeech();
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState(-1);
  const places = usePlaces(typed);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const open = places.length > 0;
  const close = () => {
    setTyped(null);
    setChosen(-1);
  };
  const take = (place: Place) => {
    onText(joinAddress(splitAddress(shared.value).detail, place.name));
    close();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const place = places[chosen];
    const handled = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      handled();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((now) => Math.max(-1, Math.min(places.length - 1, now + step)));
    } else if (event.key === 'Escape') {
      handled();
      close();
    } else if (event.key === 'Enter' && place && !event.shiftKey) {
      handled();
      take(place);
    }
  };
  return (
    <div class="place-input">
      <input
        {...shared}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(-1);
          onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <ul id={list} role="listbox" aria-label={t('place.suggestions')} hidden={!open}>
        {places.map((place, index) => (
          <li
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              take(place);
            }}
          >
            <span>{place.name}</span>
            {(place.formerly ?? []).length > 0 && (
              <small>{t('place.formerly', { names: (place.formerly ?? []).join('; ') })}</small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
