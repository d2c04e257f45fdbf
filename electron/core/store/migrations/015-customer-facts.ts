// What one should know of a customer: preferences and facts, which go with the customer.
import { followsCustomer } from './004-merge.ts'

export const customerFacts = `
CREATE TABLE customerFact (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customerId TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, authorId TEXT NOT NULL, createdAt INTEGER NOT NULL, customerRootId TEXT, ofCustomerId TEXT GENERATED ALWAYS AS (coalesce(customerRootId, customerId)) VIRTUAL,
  ver INTEGER NOT NULL DEFAULT 0, deletedAt INTEGER, updatedAt INTEGER NOT NULL, example INTEGER NOT NULL DEFAULT 0, extra TEXT) STRICT;
CREATE INDEX customerFactOf ON customerFact (ofCustomerId) WHERE deletedAt IS NULL;
-- promises of one customer, kept ones too
CREATE INDEX followUpOfCustomer ON followUp (ofCustomerId, createdAt) WHERE deletedAt IS NULL;
${followsCustomer('customerFact')}
`
