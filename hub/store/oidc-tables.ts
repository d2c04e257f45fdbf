// What signing in with the company's account needs: whom the provider's accounts are here, and the sign-ins that were begun.

export const oidcTables = `
-- an account at the company's provider, and the member it is here; "sub" is the provider's own name for it, which never changes
CREATE TABLE identity (id text PRIMARY KEY, "memberId" text NOT NULL, "createdAt" int8 NOT NULL, "seenAt" int8 NOT NULL); -- id: hash of issuer and sub
CREATE INDEX "identityMember" ON identity ("memberId");
-- begun and not finished; each may be finished once, by the device that began it. Any hub process may finish it.
CREATE TABLE "signIn" (
  id text PRIMARY KEY, -- hash of the state
  nonce text NOT NULL, verifier text NOT NULL, redirect text NOT NULL,
  challenge text NOT NULL, -- hash of what only the device knows
  "expiresAt" int8 NOT NULL
);
`
