import { StatsReport } from '../../stats/stats-report';
import { type Interface, instanceOf } from '../interface';

export const statsReport: Interface<StatsReport> = {
  name: 'RTCStatsReport',
  is: instanceOf(StatsReport),
  attributes: {},
  entries: (report) => report.entries,
};
