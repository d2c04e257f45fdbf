// The core's log is everybody's log.
export { lineLog, silentLog, type Level, type Log } from '../../shared/log.ts'
