// A metric's readings by what they were read of: the newest, how it moved, and how it stands against the target of its day.
import type { Metric, Reading } from '../../../shared/contract/metrics.ts'
import { goalOn } from '../../../shared/domain/metrics.ts'

export interface MetricLine {
  /** Ids of what it was read of. */
  key: string
  /** Newest first. */
  readings: readonly Reading[]
  latest: Reading
  /** Difference to the reading before; null when there is none. */
  change: number | null
  /** Distance to the target in the better direction: negative falls short. Null without a target. */
  beyondTarget: number | null
}

/** One line for each episode, segment and team, the one read last first. Readings come newest first. */
export function linesOf(metric: Metric): MetricLine[] {
  const lines = Map.groupBy(metric.readings, ({ episode, segment, team }) => [episode, segment, team].map((part) => part?.id ?? '').join(' '))
  return [...lines].map(([key, readings]) => {
    const [latest, before] = readings as [Reading, Reading?]
    const { target } = goalOn(metric, latest.readOn)
    return {
      key,
      readings,
      latest,
      change: before ? exact(latest.value - before.value) : null,
      beyondTarget: target === null ? null : exact((latest.value - target) * (metric.higherIsBetter ? 1 : -1)),
    }
  })
}

/** What a reading was read of; `overall`: the words for all of the journey and everybody. */
export function readOf({ episode, segment, team }: Pick<Reading, 'episode' | 'segment' | 'team'>, overall: string): string {
  return [episode, segment, team].flatMap((part) => part?.name ?? []).join(' · ') || overall
}

/** Without the dust of binary fractions: 0.3 - 0.1 is 0.2. */
function exact(difference: number): number {
  return Number(difference.toPrecision(12))
}

/** Whether a movement is good news for the customer; null when nothing moved. */
export function isBetter(change: number | null, higherIsBetter: boolean): boolean | null {
  return change === null || change === 0 ? null : change > 0 === higherIsBetter
}

/** Points of a line through the values, oldest first, in a box of that size; with the height of the target when it lies within. */
export function sparkPoints(values: readonly number[], target: number | null, width: number, height: number): { points: [number, number][]; targetY: number | null } {
  const all = target === null ? values : [...values, target]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height)
  const x = (index: number) => (values.length === 1 ? width / 2 : (index / (values.length - 1)) * width)
  return { points: values.map((value, index) => [x(index), y(value)]), targetY: target === null ? null : y(target) }
}
