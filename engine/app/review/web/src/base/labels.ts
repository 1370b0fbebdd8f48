// Words for the server's codes.
import type { AlternativeSource, Role, Severity, State } from '../api/types';
import type { Key } from './language';

export const stateLabel = (state: State): Key => `state.${state}`;
export const roleLabel = (role: Role): Key => `role.${role}`;
export const severityLabel = (severity: Severity): Key => `severity.${severity}`;

const sources: Record<AlternativeSource, Key> = {
  ink: 'source.ink',
  card_qr: 'source.card_qr',
  card_mrz: 'source.card_mrz',
  form_code: 'source.form_code',
  other: 'source.other',
};

export const sourceLabel = (source: AlternativeSource): Key => sources[source] ?? 'source.other';

/** "2:05" */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
