// Pairs of customers whose names are alike and who are not the same: a lead said so, for the whole team. The likely pairs themselves are computed.
export const distinctCustomers = `
CREATE TABLE distinctCustomer (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customerId TEXT NOT NULL, otherId TEXT NOT NULL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX distinctCustomerPair ON distinctCustomer (customerId, otherId) WHERE deletedAt IS NULL;
`
