ALTER TABLE account ADD COLUMN suspended_why text CHECK (suspended_why IN ('VERIFICATION', 'LEAD'));
UPDATE account SET suspended_why = 'LEAD' WHERE activation = 'SUSPENDED';
ALTER TABLE account ADD CHECK ((activation = 'SUSPENDED') = (suspended_why IS NOT NULL));

-- Every suspension of an account, with who and why. Nobody's name: it came or went by itself.
CREATE TABLE account_suspension (
  id        uuid PRIMARY KEY,
  appid     text NOT NULL REFERENCES account,
  why       text NOT NULL CHECK (why IN ('VERIFICATION', 'LEAD')),
  reason    text,
  since     timestamptz NOT NULL,
  by        text,
  ended_at  timestamptz,
  ended_by  text,
  CHECK ((why = 'LEAD') = (reason IS NOT NULL AND by IS NOT NULL))
);
CREATE UNIQUE INDEX account_suspension_open ON account_suspension (appid) WHERE ended_at IS NULL;
CREATE INDEX account_suspension_appid ON account_suspension (appid, since DESC);
