// The router: every procedure of the contract and the service that answers it.
import type { AppContract } from '../../shared/contract/contract.ts'
import type { Router } from '../../shared/rpc.ts'
import { exportAgenda } from './services/meetings/agenda-export.ts'
import { getAttachment, putAttachment, states } from './services/attachments.ts'
import type { Context } from './services/context.ts'
import { addExample, removeExample } from './services/example.ts'
import * as backing from './services/idea/backing.ts'
import * as counts from './services/idea/counts.ts'
import * as kudos from './services/idea/kudos.ts'
import * as moves from './services/idea/moves.ts'
import * as notes from './services/idea/notes.ts'
import * as pilot from './services/idea/pilot.ts'
import * as talk from './services/idea/talk.ts'
import * as benefits from './services/value/benefits.ts'
import * as kpis from './services/value/kpis.ts'
import * as campaigns from './services/pipeline/campaigns.ts'
import * as categories from './services/pipeline/categories.ts'
import * as stages from './services/pipeline/stages.ts'
import * as questions from './services/pipeline/questions.ts'
import * as causes from './services/causes/causes.ts'
import * as costs from './services/causes/costs.ts'
import * as statements from './services/causes/statements.ts'
import * as customerMerge from './services/closing/customer-merge.ts'
import * as customerPage from './services/closing/customer-page.ts'
import * as feed from './services/closing/feed.ts'
import * as silence from './services/closing/silence.ts'
import * as customers from './services/customers.ts'
import * as duplicates from './services/duplicates.ts'
import * as episodes from './services/episodes/episodes.ts'
import { readPulse } from './services/episodes/pulse-readings.ts'
import { importSurvey, previewSurvey } from './services/episodes/import-survey.ts'
import * as followUps from './services/follow-ups.ts'
import * as digest from './services/home/digest.ts'
import * as following from './services/home/follow.ts'
import * as home from './services/home/home.ts'
import * as news from './services/home/news.ts'
import * as ideas from './services/ideas.ts'
import * as board from './services/pipeline/board.ts'
import * as views from './services/pipeline/views.ts'
import { exportHere } from './services/exports.ts'
import { backup, check, listBackups } from './services/health.ts'
import { importWorkspace } from './services/imports/import-workspace.ts'
import * as freeDays from './services/meetings/free-days.ts'
import { previewImport, watchImport } from './services/imports/imports.ts'
import * as conflicts from './services/team/ledger-conflicts.ts'
import * as rejections from './services/team/ledger-rejections.ts'
import * as ledger from './services/team/ledger.ts'
import * as learnings from './services/learnings.ts'
import * as merging from './services/merging.ts'
import * as agendaWhy from './services/meetings/agenda-why.ts'
import * as meetingRoles from './services/meetings/meeting-roles.ts'
import * as meetings from './services/meetings/meetings.ts'
import * as metrics from './services/metrics.ts'
import * as minutesExport from './services/meetings/minutes-export.ts'
import * as minutes from './services/meetings/minutes.ts'
import * as planning from './services/meetings/planning.ts'
import { watchOthers } from './services/team/presence.ts'
import * as pulse from './services/meetings/pulse.ts'
import * as review from './services/pipeline/review.ts'
import * as rules from './services/pipeline/rules.ts'
import * as scoring from './services/pipeline/scoring.ts'
import * as search from './services/search.ts'
import * as runs from './services/meetings/runs.ts'
import * as series from './services/meetings/series.ts'
import { similar } from './services/similar.ts'
import * as session from './services/session.ts'
import * as sync from './services/team/sync.ts'
import * as privacy from './services/team/privacy.ts'
import * as programs from './services/team/programs.ts'
import * as team from './services/team/team.ts'
import * as templates from './services/meetings/templates.ts'
import * as themes from './services/themes.ts'
import { openUpload, upload } from './services/uploads.ts'

/** A service's function with the context already given. */
type Given<F> = F extends (context: Context, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never

export function createRouter(context: Context): Router<AppContract> {
  const give = <F extends (context: Context, ...rest: never[]) => unknown>(act: F) => ((...rest: never[]) => act(context, ...rest)) as unknown as Given<F>
  return {
    session: {
      get: give(session.get),
      begin: give(session.begin),
      rename: give(session.rename),
      setPreferences: give(session.setPreferences),
      addExample: () => addExample(context, session.get),
      removeExample: give(removeExample),
      members: give(session.members),
      loadDraft: give(session.loadDraft),
      saveDraft: give(session.saveDraft),
      discardDraft: give(session.discardDraft),
      watchChanges: give(session.watchChanges),
    },
    sync: {
      status: give(sync.status),
      watchStatus: give(sync.watchStatus),
      join: give(sync.join),
      watchSignIn: give(sync.watchSignIn),
      watchConnect: give(sync.watchConnect),
      leave: give(sync.leave),
      hurry: give(sync.hurry),
      belongings: give(sync.belongings),
    },
    home: {
      get: give(home.get),
      news: give(news.news),
      see: give(news.see),
      switches: give(news.switches),
      setSwitch: give(news.setSwitch),
      following: give(following.following),
      follow: give(following.follow),
      people: give(following.people),
      digest: give(digest.digest),
      digestMail: give(digest.digestMail),
    },
    attachments: { states: give(states) },
    presence: { watchOthers: give(watchOthers) },
    learnings: {
      log: give(learnings.log),
      edit: give(learnings.edit),
      delete: give(learnings.remove),
      restore: give(learnings.restore),
      get: give(learnings.get),
      list: give(learnings.list),
      count: give(learnings.count),
      tags: give(learnings.tags),
    },
    ideas: {
      create: give(ideas.create),
      edit: give(ideas.edit),
      delete: give(ideas.remove),
      restore: give(ideas.restore),
      get: give(ideas.get),
      list: give(ideas.list),
      count: give(counts.count),
      stages: give(counts.stages),
      move: give(moves.move),
      undoMove: give(moves.undoMove),
      support: give(backing.support),
      link: give(ideas.link),
      mergePreview: give(merging.preview),
      merge: give(merging.merge),
      unmerge: give(merging.unmerge),
      comment: give(talk.comment),
      deleteComment: give(talk.deleteComment),
      questions: give(talk.questions),
      answers: give(talk.answers),
      addNote: give(notes.addNote),
      editNote: give(notes.editNote),
      deleteNote: give(notes.deleteNote),
      restoreNote: give(notes.restoreNote),
    },
    board: {
      lanes: give(board.lanes),
      sums: give(board.sums),
      places: give(board.places),
      setLimit: give(board.setLimit),
    },
    views: {
      list: give(views.list),
      save: give(views.save),
      edit: give(views.edit),
      delete: give(views.remove),
      restore: give(views.restore),
    },
    backing: {
      of: give(backing.of),
      supportFor: give(backing.supportFor),
      changes: give(backing.changes),
      change: give(backing.change),
    },
    kudos: {
      of: give(kudos.of),
      onComments: give(kudos.onComments),
      give: give(kudos.give),
      takeBack: give(kudos.takeBack),
      restore: give(kudos.restore),
    },
    pilot: {
      of: give(pilot.of),
      add: give(pilot.add),
      remove: give(pilot.remove),
      restore: give(pilot.restore),
      say: give(pilot.say),
      tell: give(pilot.tell),
      untell: give(pilot.untell),
      mail: give(pilot.mail),
      ofCustomer: give(pilot.ofCustomer),
    },
    kpis: {
      get: give(kpis.get),
      report: give(kpis.report),
      export: give(kpis.exportReport),
    },
    campaigns: {
      list: give(campaigns.list),
      get: give(campaigns.get),
      mine: give(campaigns.mine),
      create: give(campaigns.create),
      edit: give(campaigns.edit),
      close: give(campaigns.close),
      reopen: give(campaigns.reopen),
      delete: give(campaigns.remove),
      restore: give(campaigns.restore),
    },
    questions: {
      list: give(questions.list),
      add: give(questions.add),
      reword: give(questions.reword),
      show: give(questions.show),
      place: give(questions.place),
    },
    stages: {
      list: give(stages.list),
      rename: give(stages.rename),
      show: give(stages.show),
    },
    categories: {
      list: give(categories.list),
      create: give(categories.create),
      rename: give(categories.rename),
      delete: give(categories.remove),
      restore: give(categories.restore),
    },
    benefits: {
      of: give(benefits.of),
      add: give(benefits.add),
      edit: give(benefits.edit),
      delete: give(benefits.remove),
      restore: give(benefits.restore),
      confirm: give(benefits.confirm),
      reminders: give(benefits.reminders),
    },
    customers: {
      suggest: give(customers.suggest),
      list: give(customers.list),
      rename: give(customers.rename),
      setSegment: give(customers.setSegment),
      get: give(customerPage.get),
      merge: give(customerMerge.merge),
      unmerge: give(customerMerge.unmerge),
      alike: give(customerMerge.alike),
      addFact: give(customerPage.addFact),
      editFact: give(customerPage.editFact),
      deleteFact: give(customerPage.deleteFact),
      restoreFact: give(customerPage.restoreFact),
    },
    causes: {
      list: give(causes.list),
      create: give(causes.create),
      edit: give(causes.edit),
      delete: give(causes.remove),
      restore: give(causes.restore),
      of: give(causes.of),
      tell: give(causes.tell),
      forget: give(causes.forget),
      recall: give(causes.recall),
      costs: give(costs.costs),
      setCost: give(costs.setCost),
      deleteCost: give(costs.deleteCost),
      restoreCost: give(costs.restoreCost),
      overview: give(statements.overview),
      statement: give(statements.statement),
      deleteArea: give(costs.deleteArea),
    },
    feed: { list: give(feed.list) },
    silence: {
      list: give(silence.list),
      assignments: give(silence.assignments),
    },
    episodes: {
      board: give(episodes.board),
      create: give(episodes.create),
      edit: give(episodes.edit),
      place: give(episodes.place),
      delete: give(episodes.remove),
    },
    followUps: {
      list: give(followUps.list),
      acknowledge: give(followUps.acknowledge),
      resolve: give(followUps.resolve),
      share: give(followUps.share),
      takeBack: give(followUps.takeBack),
      handOver: give(followUps.handOver),
      reminders: give(followUps.reminders),
      byLeader: give(followUps.byLeader),
    },
    metrics: {
      list: give(metrics.list),
      create: give(metrics.create),
      edit: give(metrics.edit),
      delete: give(metrics.remove),
      restore: give(metrics.restore),
      read: give(metrics.read),
      previewSurvey: give(previewSurvey),
      importSurvey: give(importSurvey),
      readPulse: give(readPulse),
      setGoal: give(metrics.setGoal),
      deleteGoal: give(metrics.deleteGoal),
      deleteReading: give(metrics.deleteReading),
      restoreReading: give(metrics.restoreReading),
    },
    meetings: {
      listSeries: give(series.listSeries),
      createSeries: give(series.createSeries),
      editSeries: give(series.editSeries),
      deleteSeries: give(series.deleteSeries),
      restoreSeries: give(series.restoreSeries),
      template: give(templates.template),
      editTemplate: give(templates.editTemplate),
      moveMeeting: give(planning.moveMeeting),
      cancelMeeting: give(planning.cancelMeeting),
      setRole: give(meetingRoles.setRole),
      ownRoles: give(meetingRoles.ownRoles),
      listFreeDays: give(freeDays.listFreeDays),
      addFreeDays: give(freeDays.addFreeDays),
      removeFreeDays: give(freeDays.removeFreeDays),
      restoreFreeDays: give(freeDays.restoreFreeDays),
      history: give(meetings.history),
      agenda: give(meetings.agenda),
      preview: give(meetings.preview),
      whyNot: give(agendaWhy.whyNot),
      difference: give(agendaWhy.difference),
      seen: give(agendaWhy.seen),
      choose: give(meetings.choose),
      order: give(meetings.order),
      addItem: give(meetings.addItem),
      regenerate: give(meetings.regenerate),
      discuss: give(meetings.discuss),
      decide: give(meetings.decide),
      object: give(meetings.object),
      act: give(meetings.act),
      finishAction: give(meetings.finishAction),
      deleteAction: give(meetings.deleteAction),
      listActions: give(meetings.listActions),
      close: give(meetings.close),
      export: give(exportAgenda),
    },
    runs: {
      get: give(runs.get),
      start: give(runs.start),
      go: give(runs.go),
      take: give(runs.take),
      handOver: give(runs.handOver),
      leaveOut: give(runs.leaveOut),
      leave: give(runs.leave),
      chair: give(runs.chair),
    },
    search: {
      find: give(search.find),
      watchRebuild: give(search.watchRebuild),
      similar: give(similar),
    },
    duplicates: {
      list: give(duplicates.list),
      tellApart: give(duplicates.tellApart),
      forgetApart: give(duplicates.forgetApart),
      listApart: give(duplicates.listApart),
    },
    themes: {
      list: give(themes.list),
      get: give(themes.get),
      learnings: give(themes.learnings),
      rename: give(themes.rename),
      pin: give(themes.pin),
      move: give(themes.move),
      putBack: give(themes.putBack),
      split: give(themes.split),
      undoSplit: give(themes.undoSplit),
      merge: give(themes.merge),
      of: give(themes.of),
    },
    ledger: {
      list: give(ledger.list),
      count: give(ledger.count),
      get: give(ledger.get),
      restore: give(ledger.restore),
      undoRestore: give(ledger.undoRestore),
      waiting: give(ledger.waiting),
      open: give(ledger.open),
      conflicts: give(conflicts.conflicts),
      conflict: give(conflicts.conflict),
      conflictsOf: give(conflicts.conflictsOf),
      choose: give(conflicts.choose),
      reopen: give(conflicts.reopen),
      rejections: give(rejections.rejections),
      rejection: give(rejections.rejection),
      resend: give(rejections.resend),
      sendAsComment: give(rejections.sendAsComment),
      discard: give(rejections.discard),
      takeBack: give(rejections.takeBack),
      discardAll: give(rejections.discardAll),
      takeAllBack: give(rejections.takeAllBack),
    },
    team: {
      members: give(team.members),
      former: give(team.former),
      change: give(team.change),
      invite: give(team.invite),
      invitations: give(team.invitations),
      withdraw: give(team.withdraw),
      createTeam: give(team.createTeam),
      renameTeam: give(team.renameTeam),
      removeTeam: give(team.removeTeam),
      devices: give(team.devices),
      revoke: give(team.revoke),
      account: give(team.account),
      audit: give(team.audit),
    },
    programs: {
      tokens: give(programs.tokens),
      createToken: give(programs.createToken),
      revokeToken: give(programs.revokeToken),
      webhooks: give(programs.webhooks),
      addWebhook: give(programs.addWebhook),
      setActive: give(programs.setActive),
      removeWebhook: give(programs.removeWebhook),
      testWebhook: give(programs.testWebhook),
      deliveries: give(programs.deliveries),
    },
    privacy: {
      preview: give(privacy.preview),
      erase: give(privacy.erase),
      erasures: give(privacy.erasures),
      export: give(privacy.exportPerson),
    },
    minutes: {
      get: give(minutes.get),
      export: give(minutesExport.exportMinutes),
      mail: give(minutesExport.mail),
      history: give(minutes.history),
      statistics: give(minutes.statistics),
      openActions: give(minutes.openActions),
      reminders: give(minutes.reminders),
      pulse: give(pulse.get),
      sayPulse: give(pulse.say),
      pulseDue: give(pulse.due),
    },
    review: {
      list: give(review.list),
      counts: give(review.counts),
      assign: give(review.assign),
      unassign: give(review.unassign),
      move: give(review.move),
      undoMove: give(review.undoMove),
      tag: give(review.tag),
      tags: give(review.tags),
      score: give(scoring.score),
      judge: give(scoring.judge),
      unjudge: give(scoring.unjudge),
      restoreJudgement: give(scoring.restoreJudgement),
    },
    rules: { get: give(rules.get), edit: give(rules.edit) },
    settings: {
      openUpload: give(openUpload),
      upload: give(upload),
      previewImport: give(previewImport),
      watchImport: give(watchImport),
      importWorkspace: give(importWorkspace),
      export: give(exportHere),
      backup: give(backup),
      listBackups: give(listBackups),
      check: give(check),
      putAttachment: give(putAttachment),
      getAttachment: give(getAttachment),
    },
  }
}
