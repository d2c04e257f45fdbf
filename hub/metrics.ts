// Counters and gauges in the text format of Prometheus. Source: prometheus.io/docs/instrumenting/exposition_formats.

type Labels = Readonly<Record<string, string>>

export interface Metrics {
  /** Adds to a counter. */
  add(name: CounterName, by?: number, labels?: Labels): void
  /** Seconds that something took, into the histogram. */
  took(name: HistogramName, seconds: number): void
  /** A value that is asked for when the metrics are read. */
  gauge(name: string, help: string, read: () => number): void
  text(): string
}

const COUNTERS = {
  hub_ops_total: 'Operations answered, by outcome.',
  hub_pushes_total: 'Pushes answered, by kind of answer.',
  hub_rows_sent_total: 'Rows sent to devices.',
  hub_bytes_sent_total: 'Bytes sent on sync connections.',
  hub_connections_total: 'Sync connections accepted.',
  hub_file_bytes_total: 'Bytes of attachments, by way: in or out.',
  hub_refusals_total: 'Requests and messages refused, by code.',
  hub_webhooks_total: 'Sendings to webhooks, by outcome.',
  hub_requests_total: 'HTTP requests, by status.',
} as const
const HISTOGRAMS = { hub_push_seconds: 'Time from the arrival of a push to its answer.' } as const
/** Upper bounds in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export type CounterName = keyof typeof COUNTERS
export type HistogramName = keyof typeof HISTOGRAMS

const labelled = (name: string, labels: Labels): string => {
  const parts = Object.entries(labels).map(([key, value]) => `${key}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
  return parts.length > 0 ? `${name}{${parts.join(',')}}` : name
}

export function createMetrics(): Metrics {
  const counters = new Map<CounterName, Map<string, number>>()
  const histograms = new Map<HistogramName, { counts: number[]; sum: number; count: number }>()
  const gauges = new Map<string, { help: string; read: () => number }>()
  return {
    add(name, by = 1, labels = {}) {
      const series = counters.get(name) ?? new Map<string, number>()
      counters.set(name, series)
      const key = labelled(name, labels)
      series.set(key, (series.get(key) ?? 0) + by)
    },
    took(name, seconds) {
      const histogram = histograms.get(name) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 }
      histograms.set(name, histogram)
      for (const [at, bound] of BOUNDS.entries()) if (seconds <= bound) histogram.counts[at]! += 1
      histogram.sum += seconds
      histogram.count += 1
    },
    gauge: (name, help, read) => void gauges.set(name, { help, read }),
    text() {
      const lines: string[] = []
      for (const [name, help] of Object.entries(COUNTERS)) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`)
        for (const [key, value] of counters.get(name as CounterName) ?? []) lines.push(`${key} ${value}`)
      }
      for (const [name, help] of Object.entries(HISTOGRAMS)) {
        const { counts, sum, count } = histograms.get(name as HistogramName) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 }
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} histogram`)
        for (const [at, bound] of BOUNDS.entries()) lines.push(`${name}_bucket{le="${bound}"} ${counts[at]}`)
        lines.push(`${name}_bucket{le="+Inf"} ${count}`, `${name}_sum ${sum}`, `${name}_count ${count}`)
      }
      for (const [name, { help, read }] of gauges) lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`)
      return `${lines.join('\n')}\n`
    },
  }
}
