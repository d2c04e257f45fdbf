// Ideas and their pipeline.
import * as duplicates from '../services/duplicates.ts'
import * as backing from '../services/idea/backing.ts'
import * as counts from '../services/idea/counts.ts'
import * as kudos from '../services/idea/kudos.ts'
import * as moves from '../services/idea/moves.ts'
import * as notes from '../services/idea/notes.ts'
import * as pilot from '../services/idea/pilot.ts'
import * as talk from '../services/idea/talk.ts'
import * as ideas from '../services/ideas.ts'
import * as merging from '../services/merging.ts'
import * as board from '../services/pipeline/board.ts'
import * as campaigns from '../services/pipeline/campaigns.ts'
import * as categories from '../services/pipeline/categories.ts'
import * as questions from '../services/pipeline/questions.ts'
import * as review from '../services/pipeline/review.ts'
import * as rules from '../services/pipeline/rules.ts'
import * as scoring from '../services/pipeline/scoring.ts'
import * as stages from '../services/pipeline/stages.ts'
import * as steps from '../services/pipeline/steps.ts'
import * as views from '../services/pipeline/views.ts'
import type { Routes } from './routes.ts'

export const ideaRoutes: Routes<'ideas' | 'backing' | 'kudos' | 'pilot' | 'duplicates' | 'board' | 'views' | 'campaigns' | 'questions' | 'stages' | 'categories' | 'review' | 'rules'> = {
  ideas: {
    create: ideas.create,
    edit: ideas.edit,
    delete: ideas.remove,
    restore: ideas.restore,
    get: ideas.get,
    list: ideas.list,
    count: counts.count,
    stages: counts.stages,
    move: moves.move,
    undoMove: moves.undoMove,
    support: backing.support,
    link: ideas.link,
    mergePreview: merging.preview,
    merge: merging.merge,
    unmerge: merging.unmerge,
    comment: talk.comment,
    deleteComment: talk.deleteComment,
    questions: talk.questions,
    answers: talk.answers,
    addNote: notes.addNote,
    editNote: notes.editNote,
    deleteNote: notes.deleteNote,
    restoreNote: notes.restoreNote,
  },
  backing: {
    of: backing.of,
    supportFor: backing.supportFor,
    changes: backing.changes,
    change: backing.change,
  },
  kudos: {
    of: kudos.of,
    onComments: kudos.onComments,
    give: kudos.give,
    takeBack: kudos.takeBack,
    restore: kudos.restore,
  },
  pilot: {
    of: pilot.of,
    add: pilot.add,
    remove: pilot.remove,
    restore: pilot.restore,
    say: pilot.say,
    tell: pilot.tell,
    untell: pilot.untell,
    mail: pilot.mail,
    ofCustomer: pilot.ofCustomer,
  },
  duplicates: {
    list: duplicates.list,
    tellApart: duplicates.tellApart,
    forgetApart: duplicates.forgetApart,
    listApart: duplicates.listApart,
  },
  board: {
    lanes: board.lanes,
    columns: board.columns,
    sums: board.sums,
    places: board.places,
    setLimit: board.setLimit,
  },
  views: {
    list: views.list,
    save: views.save,
    edit: views.edit,
    delete: views.remove,
    restore: views.restore,
  },
  campaigns: {
    list: campaigns.list,
    get: campaigns.get,
    mine: campaigns.mine,
    create: campaigns.create,
    edit: campaigns.edit,
    close: campaigns.close,
    reopen: campaigns.reopen,
    delete: campaigns.remove,
    restore: campaigns.restore,
  },
  questions: {
    list: questions.list,
    answers: questions.answers,
    add: questions.add,
    reword: questions.reword,
    show: questions.show,
    require: questions.setRequired,
    place: questions.place,
  },
  stages: { list: stages.list, rename: stages.rename, show: stages.show, addStep: steps.addStep, renameStep: steps.renameStep, placeStep: steps.placeStep, deleteStep: steps.deleteStep, restoreStep: steps.restoreStep },
  categories: {
    list: categories.list,
    create: categories.create,
    rename: categories.rename,
    delete: categories.remove,
    restore: categories.restore,
  },
  review: {
    list: review.list,
    counts: review.counts,
    assign: review.assign,
    unassign: review.unassign,
    move: review.move,
    undoMove: review.undoMove,
    tag: review.tag,
    tags: review.tags,
    score: scoring.score,
    judge: scoring.judge,
    unjudge: scoring.unjudge,
    restoreJudgement: scoring.restoreJudgement,
  },
  rules: { get: rules.get, edit: rules.edit },
}
