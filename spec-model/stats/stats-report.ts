/** RTCStats and the dictionaries that extend it. */
export interface Stats {
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly [member: string]: unknown;
}

/** RTCStatsReport: a map from ids to statistics. https://w3c.github.io/webrtc-pc/#rtcstatsreport-object */
export class StatsReport {
  readonly entries = new Map<string, Stats>();

  constructor(
    /** The connection, sender or receiver that was asked about. */
    readonly selector: object,
    /** Whether the connection was connected already when it was asked. */
    readonly connectedBefore = true,
  ) {}

  add(...all: readonly Stats[]): void {
    for (const stats of all) this.entries.set(stats.id, stats);
  }
}
