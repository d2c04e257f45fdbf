// Where likely pairs of ideas are kept in the index, and which ideas are still to be looked at for them (pairs.ts). Triggers keep both up with what is indexed.

/**
 * pair  two ideas by pk, the smaller first, and how alike they are
 * due   ideas to be looked at, the highest turn first: those that changed before those that were never looked at, and of these the newest
 */
export const PAIR_TABLES = `
CREATE TABLE pair (a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX pairOther ON pair (b);
CREATE INDEX pairScore ON pair (score);
CREATE TABLE due (pk INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT;
CREATE INDEX dueTurn ON due (turn);
CREATE TRIGGER docLooked AFTER INSERT ON doc WHEN new.noun = 'idea' BEGIN
  INSERT OR REPLACE INTO due (pk, turn) SELECT new.pk, CASE WHEN new.pk < coalesce((SELECT next FROM built WHERE noun = 'idea'), ${Number.MAX_SAFE_INTEGER}) THEN new.pk
    ELSE max(coalesce((SELECT max(turn) FROM due), 0), ${2 ** 40}) + 1 END;
END;
CREATE TRIGGER docGone AFTER DELETE ON doc WHEN old.noun = 'idea' BEGIN
  DELETE FROM due WHERE pk = old.pk;
  DELETE FROM pair WHERE a = old.pk OR b = old.pk;
END;
`
