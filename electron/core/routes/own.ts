// One's own desk: the workspace on this device, home, search, files.
import { getAttachment, putAttachment, states } from '../services/attachments.ts'
import { addExample, removeExample } from '../services/example.ts'
import { exportHere } from '../services/exports.ts'
import { backup, check, listBackups } from '../services/health.ts'
import * as digest from '../services/home/digest.ts'
import * as following from '../services/home/follow.ts'
import * as home from '../services/home/home.ts'
import * as news from '../services/home/news.ts'
import { importWorkspace } from '../services/imports/import-workspace.ts'
import { previewImport, watchImport } from '../services/imports/imports.ts'
import * as people from '../services/people.ts'
import * as search from '../services/search.ts'
import * as session from '../services/session.ts'
import { similar } from '../services/similar.ts'
import { openUpload, upload } from '../services/uploads.ts'
import type { Routes } from './routes.ts'

export const ownRoutes: Routes<'session' | 'home' | 'search' | 'attachments' | 'settings'> = {
  session: {
    get: session.get,
    begin: session.begin,
    rename: session.rename,
    setPreferences: session.setPreferences,
    addExample: (context) => addExample(context, session.get),
    removeExample,
    people: people.people,
    named: people.named,
    loadDraft: session.loadDraft,
    saveDraft: session.saveDraft,
    discardDraft: session.discardDraft,
    watchChanges: session.watchChanges,
  },
  home: {
    get: home.get,
    news: news.news,
    see: news.see,
    switches: news.switches,
    setSwitch: news.setSwitch,
    following: following.following,
    follow: following.follow,
    digest: digest.digest,
    digestMail: digest.digestMail,
  },
  search: { find: search.find, watchRebuild: search.watchRebuild, similar },
  attachments: { states },
  settings: {
    openUpload,
    upload,
    previewImport,
    watchImport,
    importWorkspace,
    export: exportHere,
    backup,
    listBackups,
    check,
    putAttachment,
    getAttachment,
  },
}
