// Changes on their way to the server. The page shows them at once; they are sent behind, in order, and kept until the
// server has them or a person gives them up.
import { problemOf, RequestFailed } from '../api/client';
import type { Dossier, FieldChange, Problem } from '../api/types';
import type { Effort, Meter } from './meter';

/** How a Send says what went wrong. */
export { RequestFailed };

export interface Refused {
  change: FieldChange;
  problem: Problem;
}

/** What one dossier's changes have come to. */
export interface Lane {
  /** Not yet acknowledged, oldest first. */
  pending: FieldChange[];
  /** The server said no; they wait for a person. */
  refused: Refused[];
  /** Sending failed in a way that passes; it is tried again. */
  retrying: boolean;
}

export type Send = (id: string, body: { changes: FieldChange[] } & Partial<Effort>) => Promise<Dossier>;

interface Work extends Lane {
  sending: number;
  failures: number;
  timer: ReturnType<typeof setTimeout> | null;
  meter: Meter | null;
  answered: ((dossier: Dossier) => void) | null;
  idle: (() => void)[];
}

const longest_wait_ms = 15_000;

function sameField(a: FieldChange, b: FieldChange): boolean {
  return a.document === b.document && a.field === b.field;
}

export class Outbox {
  private readonly lanes_ = new Map<string, Work>();
  private readonly watchers_ = new Set<() => void>();
  private held_ = false;

  constructor(private readonly send_: Send) {}

  lane(id: string): Lane {
    return this.work(id);
  }

  /** Changes that would be lost if the page went away now. */
  get unsaved(): number {
    let count = 0;
    for (const work of this.lanes_.values()) count += work.pending.length + work.refused.length;
    return count;
  }

  get retrying(): boolean {
    return [...this.lanes_.values()].some((work) => work.retrying);
  }

  watch(watcher: () => void): () => void {
    this.watchers_.add(watcher);
    return () => this.watchers_.delete(watcher);
  }

  /** Whose effort goes along, and who gets the dossier as the server has it after each answer. */
  attach(id: string, meter: Meter, answered: (dossier: Dossier) => void): () => void {
    const work = this.work(id);
    work.meter = meter;
    work.answered = answered;
    return () => {
      if (work.meter === meter) work.meter = work.answered = null;
    };
  }

  add(id: string, change: FieldChange): void {
    const work = this.work(id);
    work.refused = work.refused.filter((refused) => !sameField(refused.change, change));
    // A later word on a field replaces an earlier one that is not under way.
    const under_way = work.pending.slice(0, work.sending);
    const waiting = work.pending.slice(work.sending).filter((other) => !sameField(other, change));
    work.pending = [...under_way, ...waiting, change];
    this.changed();
    if (!work.timer) this.pump(id);
  }

  /** A person gives up a refused change. */
  drop(id: string, change: FieldChange): void {
    const work = this.work(id);
    work.refused = work.refused.filter((refused) => refused.change !== change);
    this.changed();
  }

  /** Tries at once what waits, after somebody signed in again or asked for it. */
  resume(): void {
    this.held_ = false;
    for (const [id, work] of this.lanes_) {
      if (work.timer) clearTimeout(work.timer);
      work.timer = null;
      this.pump(id);
    }
  }

  /** Resolves once nothing of the dossier is under way; refused changes may be left. */
  settled(id: string): Promise<void> {
    const work = this.work(id);
    if (work.pending.length === 0) return Promise.resolve();
    return new Promise((resolve) => work.idle.push(resolve));
  }

  private work(id: string): Work {
    let work = this.lanes_.get(id);
    if (!work) {
      work = {
        pending: [],
        refused: [],
        retrying: false,
        sending: 0,
        failures: 0,
        timer: null,
        meter: null,
        answered: null,
        idle: [],
      };
      this.lanes_.set(id, work);
    }
    return work;
  }

  private changed(): void {
    for (const watcher of this.watchers_) watcher();
  }

  private pump(id: string, most = Infinity): void {
    const work = this.work(id);
    if (this.held_ || work.sending > 0) return;
    if (work.pending.length === 0) {
      work.idle.splice(0).forEach((resolve) => resolve());
      return;
    }
    work.sending = Math.min(work.pending.length, most);
    void this.deliver(id, work);
  }

  private async deliver(id: string, work: Work): Promise<void> {
    const changes = work.pending.slice(0, work.sending);
    const effort = work.meter?.take() ?? { seconds: 0, keystrokes: 0 };
    let next = Infinity;
    try {
      const dossier = await this.send_(id, { changes, ...effort });
      work.pending = work.pending.slice(changes.length);
      work.failures = 0;
      work.retrying = false;
      work.answered?.(dossier);
    } catch (error) {
      work.meter?.giveBack(effort);
      next = this.failed(id, work, changes, error);
    }
    work.sending = 0;
    this.changed();
    if (!work.timer) this.pump(id, next);
  }

  /** How many changes may go together next. */
  private failed(id: string, work: Work, changes: FieldChange[], error: unknown): number {
    const failure = error instanceof RequestFailed ? error : null;
    if (failure?.status === 401) {
      this.held_ = true;
      work.retrying = true;
    } else if (failure?.passing) {
      work.retrying = true;
      work.failures += 1;
      const wait_ms = Math.min(longest_wait_ms, 500 * 2 ** (work.failures - 1));
      work.timer = setTimeout(() => {
        work.timer = null;
        this.pump(id);
      }, wait_ms);
    } else if (changes.length > 1) {
      // One of them is at fault; alone, each gets its own answer.
      return 1;
    } else {
      work.pending = work.pending.slice(1);
      work.refused = [...work.refused, ...changes.map((change) => ({ change, problem: problemOf(error) }))];
    }
    return Infinity;
  }
}
