// Steps within the stages (docs/pipeline.md, Stages), and what search needs of them and of categories.
import { NOUN_NUMBERS } from '../../search/nouns.ts'

/** SQL: the step in which an idea stands: one that is there, of the stage that it stands in. */
const IN_STEP = '(SELECT s.id FROM step s WHERE s.id = idea.stepId AND s.stage = idea.stage AND s.deletedAt IS NULL)'
const follow = (where: string) => `UPDATE idea SET inStep = ${IN_STEP} WHERE ${where};`

export const steps = `
CREATE TABLE step (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stage TEXT NOT NULL, name TEXT NOT NULL, position REAL NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
-- stepId: what was said. inStep never leaves the device: what of it counts. By triggers, so that no way of writing can forget it
ALTER TABLE idea ADD COLUMN stepId TEXT;
ALTER TABLE idea ADD COLUMN inStep TEXT;
CREATE INDEX ideaStepOf ON idea (stepId) WHERE stepId IS NOT NULL;
-- a column of the board each: the ideas of a step, and those of a stage that are in none of its steps
CREATE INDEX ideaStepAt ON idea (inStep, stageAt, pk) WHERE deletedAt IS NULL AND inStep IS NOT NULL;
CREATE INDEX ideaUnstepped ON idea (stage, stageAt, pk) WHERE deletedAt IS NULL AND inStep IS NULL;
CREATE TRIGGER ideaInStepAdded AFTER INSERT ON idea WHEN new.stepId IS NOT NULL BEGIN ${follow('pk = new.pk')} END;
CREATE TRIGGER ideaInStepMoved AFTER UPDATE OF stage, stepId ON idea WHEN new.stepId IS NOT NULL OR old.stepId IS NOT NULL BEGIN ${follow('pk = new.pk')} END;
CREATE TRIGGER stepToIdeasAdded AFTER INSERT ON step BEGIN ${follow('stepId = new.id')} END;
CREATE TRIGGER stepToIdeasChanged AFTER UPDATE OF stage, deletedAt ON step BEGIN ${follow('stepId = new.id')} END;
CREATE TRIGGER stepToIdeasGone AFTER DELETE ON step BEGIN ${follow('stepId = old.id')} END;
CREATE TRIGGER ideaSortedSearched AFTER UPDATE OF inStep, categoryId ON idea WHEN old.inStep IS NOT new.inStep OR old.categoryId IS NOT new.categoryId BEGIN INSERT INTO searchMark (noun, pk) VALUES (${NOUN_NUMBERS.idea}, new.pk); END;
`
