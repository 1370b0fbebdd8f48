// An input under its label.
import { useEffect, useId, useRef } from 'preact/hooks';

interface TextInputProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'password' | 'search';
  autocomplete?: string;
  minLength?: number;
  autofocus?: boolean;
  placeholder?: string;
  optional?: boolean;
}

export function TextInput(props: TextInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.autofocus) input.current?.focus();
  }, []);
  const type = props.type ?? 'text';
  const shared = {
    ref: input,
    id,
    value: props.value,
    required: !props.optional,
    minLength: props.minLength,
    placeholder: props.placeholder,
    onInput: (event: { currentTarget: HTMLInputElement }) => props.onInput(event.currentTarget.value),
  };
  const autocomplete = props.autocomplete ?? 'off';
  return (
    <div class="labelled">
      <label for={id}>{props.label}</label>
      {type === 'password' && <input {...shared} type="password" autocomplete={autocomplete} />}
      {type === 'search' && <input {...shared} type="search" autocomplete={autocomplete} />}
      {type === 'text' && <input {...shared} type="text" autocomplete={autocomplete} />}
    </div>
  );
}
