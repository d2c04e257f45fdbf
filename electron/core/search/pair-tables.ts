// Where likely pairs of ideas are kept in the index, and which ideas are still to be looked at for them (pairs.ts).

/**
 * pair  two ideas by pk, the smaller first, and how alike they are
 * due   ideas to be looked at again because they changed, the last first
 * `pairsTo` of the table state: ideas with a larger number in the index were never looked at; the newest of them comes when nothing is due
 */
export const PAIR_TABLES = `
CREATE TABLE pair (a INTEGER NOT NULL, b INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX pairOther ON pair (b);
CREATE INDEX pairScore ON pair (score);
CREATE TABLE due (pk INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT;
CREATE INDEX dueTurn ON due (turn);
INSERT INTO state (key, value) VALUES ('pairsTo', 0);
`
