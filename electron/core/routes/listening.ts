// What is heard and what becomes of it: learnings, themes, customers, follow-ups, causes, episodes.
import * as causes from '../services/causes/causes.ts'
import * as costs from '../services/causes/costs.ts'
import * as statements from '../services/causes/statements.ts'
import * as customerMerge from '../services/closing/customer-merge.ts'
import * as customerPage from '../services/closing/customer-page.ts'
import * as feed from '../services/closing/feed.ts'
import * as silence from '../services/closing/silence.ts'
import * as customers from '../services/customers.ts'
import * as episodes from '../services/episodes/episodes.ts'
import * as followUps from '../services/follow-ups.ts'
import * as learnings from '../services/learnings.ts'
import * as themes from '../services/themes.ts'
import type { Routes } from './routes.ts'

export const listeningRoutes: Routes<'learnings' | 'themes' | 'customers' | 'followUps' | 'feed' | 'silence' | 'causes' | 'episodes'> = {
  learnings: {
    log: learnings.log,
    edit: learnings.edit,
    delete: learnings.remove,
    restore: learnings.restore,
    get: learnings.get,
    list: learnings.list,
    count: learnings.count,
    tags: learnings.tags,
  },
  themes: {
    list: themes.list,
    get: themes.get,
    learnings: themes.learnings,
    rename: themes.rename,
    pin: themes.pin,
    move: themes.move,
    putBack: themes.putBack,
    split: themes.split,
    undoSplit: themes.undoSplit,
    merge: themes.merge,
    of: themes.of,
  },
  customers: {
    suggest: customers.suggest,
    list: customers.list,
    rename: customers.rename,
    setSegment: customers.setSegment,
    get: customerPage.get,
    merge: customerMerge.merge,
    unmerge: customerMerge.unmerge,
    alike: customerMerge.alike,
    tellApart: customerMerge.tellApart,
    forgetApart: customerMerge.forgetApart,
    listApart: customerMerge.listApart,
    addFact: customerPage.addFact,
    editFact: customerPage.editFact,
    deleteFact: customerPage.deleteFact,
    restoreFact: customerPage.restoreFact,
  },
  followUps: {
    list: followUps.list,
    acknowledge: followUps.acknowledge,
    resolve: followUps.resolve,
    share: followUps.share,
    takeBack: followUps.takeBack,
    handOver: followUps.handOver,
    reminders: followUps.reminders,
    byLeader: followUps.byLeader,
  },
  feed: { list: feed.list },
  silence: { list: silence.list, assignments: silence.assignments },
  causes: {
    list: causes.list,
    create: causes.create,
    edit: causes.edit,
    delete: causes.remove,
    restore: causes.restore,
    of: causes.of,
    tell: causes.tell,
    forget: causes.forget,
    recall: causes.recall,
    costs: costs.costs,
    setCost: costs.setCost,
    deleteCost: costs.deleteCost,
    restoreCost: costs.restoreCost,
    overview: statements.overview,
    statement: statements.statement,
    deleteArea: costs.deleteArea,
  },
  episodes: {
    board: episodes.board,
    create: episodes.create,
    edit: episodes.edit,
    place: episodes.place,
    delete: episodes.remove,
  },
}
