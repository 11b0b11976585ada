CREATE TABLE statement (
  merchant_id  uuid NOT NULL,
  day          date NOT NULL,
  status       text NOT NULL CONSTRAINT statement_status_known CHECK (status IN ('ASKED', 'BUILT', 'CLOSED')),
  rows         bigint,
  sha256       text,
  file         bytea,
  asked_at     timestamptz NOT NULL,
  built_at     timestamptz,
  closed_at    timestamptz,
  PRIMARY KEY (merchant_id, day),
  CONSTRAINT statement_built_has_file CHECK (status = 'ASKED' OR (rows IS NOT NULL AND sha256 IS NOT NULL AND file IS NOT NULL))
);
