// What search needs of the database (docs/search.md): each write marks the rows whose words it changed, in its own transaction.
// By triggers, so that no way of writing can forget it: people, sync, imports, the example workspace, removal. The index itself is a file of its own.
import { NOUN_NUMBERS } from '../../search/nouns.ts'

const mark = (noun: keyof typeof NOUN_NUMBERS, pk: string) => `INSERT INTO searchMark (noun, pk) VALUES (${NOUN_NUMBERS[noun]}, ${pk});`
const markAll = (noun: keyof typeof NOUN_NUMBERS, table: string, where: string) => `INSERT INTO searchMark (noun, pk) SELECT ${NOUN_NUMBERS[noun]}, pk FROM ${table} WHERE ${where};`
const differs = (columns: readonly string[]) => columns.map((column) => `old.${column} IS NOT new.${column}`).join(' OR ')

/** `act` for the row that is new, that was, and both when it changed in one of `columns`. */
function onEach(table: string, columns: readonly string[], act: (row: 'old' | 'new') => string, name = 'Searched'): string {
  return `
CREATE TRIGGER ${table}${name}Added AFTER INSERT ON ${table} BEGIN ${act('new')} END;
CREATE TRIGGER ${table}${name}Changed AFTER UPDATE OF ${columns.join(', ')} ON ${table} WHEN ${differs(columns)} BEGIN ${act('new')} END;
CREATE TRIGGER ${table}${name}Gone AFTER DELETE ON ${table} BEGIN ${act('old')} END;`
}

const livingLearnings = (column: string, row: 'old' | 'new') => markAll('learning', 'learning', `${column} = ${row}.id AND deletedAt IS NULL`)
const promisesOf = (learnings: string) => markAll('followUp', 'followUp', `learningId IN (${learnings})`)

export const search = `
-- append only: a row is looked at as often as it is marked, and words that did not change cost nothing then
CREATE TABLE searchMark (seq INTEGER PRIMARY KEY AUTOINCREMENT, noun INTEGER NOT NULL, pk INTEGER NOT NULL) STRICT;
${onEach('learning', ['text', 'quote', 'customerId', 'customerRootId', 'segmentId', 'episodeId', 'areaId', 'channel', 'sentiment', 'authorId', 'happenedOn', 'deletedAt'], (row) => mark('learning', `${row}.pk`))}
${onEach('learning', ['text', 'customerId', 'deletedAt'], (row) => markAll('followUp', 'followUp', `learningId = ${row}.id`), 'Promised')}
${onEach('learningTag', ['tag', 'deletedAt'], (row) => markAll('learning', 'learning', `id = ${row}.learningId`))}
${onEach('idea', ['title', 'description', 'expectedBenefit', 'stage', 'authorId', 'ownerId', 'createdAt', 'deletedAt'], (row) => mark('idea', `${row}.pk`))}
${onEach('ideaAnswer', ['text', 'deletedAt'], (row) => markAll('idea', 'idea', `id = ${row}.ideaId`))}
${onEach('ideaCustomer', ['customerId', 'customerRootId', 'deletedAt'], (row) => markAll('idea', 'idea', `id = ${row}.ideaId`))}
${onEach('ideaSegment', ['segmentId', 'deletedAt'], (row) => markAll('idea', 'idea', `id = ${row}.ideaId`))}
${onEach('customer', ['name', 'segmentId', 'mergedIntoId', 'deletedAt'], (row) => mark('customer', `${row}.pk`))}
${onEach('customer', ['name'], (row) => `${livingLearnings('ofCustomerId', row)} ${markAll('idea', 'idea', `id IN (SELECT ideaId FROM ideaCustomer WHERE ofCustomerId = ${row}.id AND deletedAt IS NULL)`)} ${promisesOf(`SELECT id FROM learning WHERE ofCustomerId = ${row}.id AND deletedAt IS NULL`)}`, 'Named')}
${onEach('segment', ['name'], (row) => `${livingLearnings('segmentId', row)} ${markAll('customer', 'customer', `segmentId = ${row}.id`)} ${markAll('idea', 'idea', `id IN (SELECT ideaId FROM ideaSegment WHERE segmentId = ${row}.id AND deletedAt IS NULL)`)}`)}
${onEach('episode', ['name'], (row) => livingLearnings('episodeId', row))}
${onEach('area', ['name'], (row) => livingLearnings('areaId', row))}
${onEach('comment', ['text', 'authorId', 'deletedAt'], (row) => mark('comment', `${row}.pk`))}
${onEach('meeting', ['seriesId', 'startsAt', 'deletedAt'], (row) => mark('meeting', `${row}.pk`))}
${onEach('series', ['name'], (row) => markAll('meeting', 'meeting', `seriesId = ${row}.id AND deletedAt IS NULL`))}
${onEach('discussion', ['note', 'deletedAt'], (row) => markAll('meeting', 'meeting', `id = ${row}.meetingId`))}
${onEach('decision', ['reason', 'deletedAt'], (row) => markAll('meeting', 'meeting', `id = ${row}.meetingId`))}
${onEach('agendaChoice', ['title', 'deletedAt'], (row) => markAll('meeting', 'meeting', `id = ${row}.meetingId`))}
${onEach('actionItem', ['title', 'deletedAt'], (row) => markAll('meeting', 'meeting', `id = ${row}.meetingId`))}
${onEach('followUp', ['answer', 'state', 'customerId', 'customerRootId', 'ownerId', 'dueAt', 'deletedAt'], (row) => mark('followUp', `${row}.pk`))}
`
