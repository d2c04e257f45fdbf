// Meetings: planned, held, written down.
import { exportAgenda } from '../services/meetings/agenda-export.ts'
import * as agendaWhy from '../services/meetings/agenda-why.ts'
import * as freeDays from '../services/meetings/free-days.ts'
import * as meetingRoles from '../services/meetings/meeting-roles.ts'
import * as meetings from '../services/meetings/meetings.ts'
import * as minutesExport from '../services/meetings/minutes-export.ts'
import * as minutes from '../services/meetings/minutes.ts'
import * as planning from '../services/meetings/planning.ts'
import * as pulse from '../services/meetings/pulse.ts'
import * as runs from '../services/meetings/runs.ts'
import * as series from '../services/meetings/series.ts'
import * as templates from '../services/meetings/templates.ts'
import type { Routes } from './routes.ts'

export const meetingRoutes: Routes<'meetings' | 'runs' | 'minutes'> = {
  meetings: {
    listSeries: series.listSeries,
    createSeries: series.createSeries,
    editSeries: series.editSeries,
    deleteSeries: series.deleteSeries,
    restoreSeries: series.restoreSeries,
    template: templates.template,
    editTemplate: templates.editTemplate,
    moveMeeting: planning.moveMeeting,
    cancelMeeting: planning.cancelMeeting,
    setRole: meetingRoles.setRole,
    ownRoles: meetingRoles.ownRoles,
    listFreeDays: freeDays.listFreeDays,
    addFreeDays: freeDays.addFreeDays,
    removeFreeDays: freeDays.removeFreeDays,
    restoreFreeDays: freeDays.restoreFreeDays,
    history: meetings.history,
    agenda: meetings.agenda,
    preview: meetings.preview,
    whyNot: agendaWhy.whyNot,
    difference: agendaWhy.difference,
    seen: agendaWhy.seen,
    choose: meetings.choose,
    order: meetings.order,
    addItem: meetings.addItem,
    regenerate: meetings.regenerate,
    discuss: meetings.discuss,
    decide: meetings.decide,
    object: meetings.object,
    act: meetings.act,
    finishAction: meetings.finishAction,
    deleteAction: meetings.deleteAction,
    listActions: meetings.listActions,
    close: meetings.close,
    export: exportAgenda,
  },
  runs: {
    get: runs.get,
    start: runs.start,
    go: runs.go,
    take: runs.take,
    handOver: runs.handOver,
    leaveOut: runs.leaveOut,
    leave: runs.leave,
    chair: runs.chair,
  },
  minutes: {
    get: minutes.get,
    export: minutesExport.exportMinutes,
    mail: minutesExport.mail,
    history: minutes.history,
    statistics: minutes.statistics,
    openActions: minutes.openActions,
    reminders: minutes.reminders,
    pulse: pulse.get,
    sayPulse: pulse.say,
    pulseDue: pulse.due,
  },
}
