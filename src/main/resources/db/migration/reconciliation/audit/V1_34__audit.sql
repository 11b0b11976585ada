-- Runs of the self-audit, and the differences that they found.
CREATE TABLE audit_run (
  id           uuid PRIMARY KEY,
  asked_by     text NOT NULL,
  started_at   timestamptz NOT NULL,
  -- the appid that was recounted last
  reached      text NOT NULL DEFAULT '',
  accounts     int NOT NULL DEFAULT 0,
  finished_at  timestamptz
);
-- one run at a time, on all nodes
CREATE UNIQUE INDEX audit_run_open ON audit_run ((true)) WHERE finished_at IS NULL;
CREATE INDEX audit_run_newest ON audit_run (started_at DESC);

CREATE TABLE audit_finding (
  id         uuid PRIMARY KEY,
  run        uuid NOT NULL CONSTRAINT audit_finding_of_run REFERENCES audit_run,
  -- of the incident in its run; the last number may stand for many
  number     int NOT NULL CONSTRAINT audit_finding_number_positive CHECK (number > 0),
  appid      text NOT NULL,
  card_id    text NOT NULL,
  kind       text NOT NULL,
  -- which code, person, request number, transition or day; empty where the card alone says it
  what       text NOT NULL,
  expected   text NOT NULL,
  found      text NOT NULL,
  seen_at    timestamptz NOT NULL,
  raised_at  timestamptz,
  gone_at    timestamptz
);
-- a difference that is still there is not found again
CREATE UNIQUE INDEX audit_finding_open ON audit_finding (card_id, kind, what) WHERE gone_at IS NULL;
CREATE INDEX audit_finding_of_run ON audit_finding (run, number);
