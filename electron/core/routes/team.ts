// The team and its hub: who is in it, what was agreed with it, what programs may do.
import * as conflicts from '../services/team/ledger-conflicts.ts'
import * as rejections from '../services/team/ledger-rejections.ts'
import * as ledger from '../services/team/ledger.ts'
import { watchOthers } from '../services/team/presence.ts'
import * as privacy from '../services/team/privacy.ts'
import * as programs from '../services/team/programs.ts'
import * as sync from '../services/team/sync.ts'
import * as team from '../services/team/team.ts'
import type { Routes } from './routes.ts'

export const teamRoutes: Routes<'sync' | 'presence' | 'ledger' | 'team' | 'programs' | 'privacy'> = {
  sync: {
    status: sync.status,
    watchStatus: sync.watchStatus,
    join: sync.join,
    watchSignIn: sync.watchSignIn,
    watchConnect: sync.watchConnect,
    leave: sync.leave,
    hurry: sync.hurry,
    belongings: sync.belongings,
  },
  presence: { watchOthers },
  ledger: {
    list: ledger.list,
    count: ledger.count,
    get: ledger.get,
    restore: ledger.restore,
    undoRestore: ledger.undoRestore,
    waiting: ledger.waiting,
    open: ledger.open,
    conflicts: conflicts.conflicts,
    conflict: conflicts.conflict,
    conflictsOf: conflicts.conflictsOf,
    choose: conflicts.choose,
    reopen: conflicts.reopen,
    rejections: rejections.rejections,
    rejection: rejections.rejection,
    resend: rejections.resend,
    sendAsComment: rejections.sendAsComment,
    discard: rejections.discard,
    takeBack: rejections.takeBack,
    discardAll: rejections.discardAll,
    takeAllBack: rejections.takeAllBack,
  },
  team: {
    members: team.members,
    teams: team.teams,
    former: team.former,
    change: team.change,
    invite: team.invite,
    invitations: team.invitations,
    withdraw: team.withdraw,
    createTeam: team.createTeam,
    renameTeam: team.renameTeam,
    removeTeam: team.removeTeam,
    devices: team.devices,
    revoke: team.revoke,
    account: team.account,
    audit: team.audit,
  },
  programs: {
    tokens: programs.tokens,
    createToken: programs.createToken,
    revokeToken: programs.revokeToken,
    webhooks: programs.webhooks,
    addWebhook: programs.addWebhook,
    setActive: programs.setActive,
    removeWebhook: programs.removeWebhook,
    testWebhook: programs.testWebhook,
    deliveries: programs.deliveries,
  },
  privacy: {
    preview: privacy.preview,
    erase: privacy.erase,
    erasures: privacy.erasures,
    export: privacy.exportPerson,
  },
}
