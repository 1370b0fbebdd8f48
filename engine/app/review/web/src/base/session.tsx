// Who is signed in.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Account } from '../api/types';

export interface Desk {
  account: Account;
  signOut: () => void;
}

export const DeskContext = createContext<Desk>({
  account: { name: '', display_name: '', role: 'reader' },
  signOut: () => {},
});

/** Readers look on; the server refuses them, too. */
export function useMayChange(): boolean {
  return useContext(DeskContext).account.role !== 'reader';
}

export function useDesk(): Desk {
  return useContext(DeskContext);
}
