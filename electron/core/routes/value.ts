// What came of it, in figures.
import { importSurvey, previewSurvey } from '../services/episodes/import-survey.ts'
import { readPulse } from '../services/episodes/pulse-readings.ts'
import * as metrics from '../services/metrics.ts'
import * as benefits from '../services/value/benefits.ts'
import * as kpis from '../services/value/kpis.ts'
import type { Routes } from './routes.ts'

export const valueRoutes: Routes<'benefits' | 'metrics' | 'kpis'> = {
  benefits: {
    of: benefits.of,
    add: benefits.add,
    edit: benefits.edit,
    delete: benefits.remove,
    restore: benefits.restore,
    confirm: benefits.confirm,
    reminders: benefits.reminders,
  },
  metrics: {
    list: metrics.list,
    create: metrics.create,
    edit: metrics.edit,
    delete: metrics.remove,
    restore: metrics.restore,
    read: metrics.read,
    previewSurvey,
    importSurvey,
    readPulse,
    setGoal: metrics.setGoal,
    deleteGoal: metrics.deleteGoal,
    deleteReading: metrics.deleteReading,
    restoreReading: metrics.restoreReading,
  },
  kpis: { get: kpis.get, report: kpis.report, export: kpis.exportReport },
}
