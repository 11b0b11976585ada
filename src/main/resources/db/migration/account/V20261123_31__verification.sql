-- One request to have an official account verified (认证), or verified for another year.
CREATE TABLE account_verification (
  id            uuid PRIMARY KEY,
  appid         text NOT NULL REFERENCES account,
  company_name  text NOT NULL,
  credit_code   text NOT NULL,
  status        text NOT NULL CHECK (status IN ('IN_REVIEW', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  reason        text,
  submitted_at  timestamptz NOT NULL,
  decided_at    timestamptz,
  CHECK ((status = 'REFUSED') = (reason IS NOT NULL)),
  CHECK ((status = 'IN_REVIEW') = (decided_at IS NULL))
);
-- one open request per appid, however many ask at the same moment
CREATE UNIQUE INDEX account_verification_open ON account_verification (appid) WHERE status = 'IN_REVIEW';
CREATE INDEX account_verification_appid ON account_verification (appid, submitted_at DESC);

-- What was said about the end of a verification: days before it, 0 when it had come. Each once, for each year anew.
CREATE TABLE account_reminder (
  appid           text NOT NULL REFERENCES account,
  verified_until  timestamptz NOT NULL,
  days            int NOT NULL CHECK (days IN (30, 7, 0)),
  posted_at       timestamptz NOT NULL,
  PRIMARY KEY (appid, verified_until, days)
);
CREATE INDEX account_verified_until ON account (verified_until);
