// How long a dossier takes and how many keys it costs. Counts what people do, and sends what was not yet sent.

/** A pause longer than this is a pause, not work. */
const longest_pause_seconds = 60;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);

export interface Effort {
  seconds: number;
  keystrokes: number;
}

export class Meter {
  private total_: Effort;
  private unsent_: Effort = { seconds: 0, keystrokes: 0 };
  private last_: number;

  /** `before`: what the dossier took until now. `clock`: milliseconds that never go back. */
  constructor(
    before: Effort,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.total_ = { ...before };
    this.last_ = this.clock();
  }

  /** Something was done: a key, a click, a movement. */
  touch(): void {
    const now = this.clock();
    const seconds = Math.min((now - this.last_) / 1000, longest_pause_seconds);
    this.last_ = now;
    this.unsent_.seconds += seconds;
    this.total_.seconds += seconds;
  }

  key(event: { key: string; repeat: boolean }): void {
    this.touch();
    if (event.repeat || modifiers.has(event.key)) return;
    this.unsent_.keystrokes += 1;
    this.total_.keystrokes += 1;
  }

  /** The whole dossier so far, the time since the last touch included. */
  get total(): Effort {
    const since = Math.min((this.clock() - this.last_) / 1000, longest_pause_seconds);
    return { seconds: this.total_.seconds + since, keystrokes: this.total_.keystrokes };
  }

  /** What the server does not know yet; it counts as sent from now on. */
  take(): Effort {
    this.touch();
    const effort = this.unsent_;
    this.unsent_ = { seconds: 0, keystrokes: 0 };
    return { seconds: Math.round(effort.seconds * 10) / 10, keystrokes: effort.keystrokes };
  }

  /** Sending failed. */
  giveBack(effort: Effort): void {
    this.unsent_.seconds += effort.seconds;
    this.unsent_.keystrokes += effort.keystrokes;
  }
}
