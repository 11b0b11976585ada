CREATE TABLE media (
  -- random, the end of its address
  name         text PRIMARY KEY CHECK (name ~ '^[A-Za-z0-9_-]{22}$'),
  merchant_id  uuid NOT NULL REFERENCES merchant,
  sha256       text NOT NULL,
  -- a PNG that we made
  content      bytea NOT NULL,
  uploaded_by  text NOT NULL,
  uploaded_at  timestamptz NOT NULL,
  -- the same picture twice is one
  UNIQUE (merchant_id, sha256)
);
CREATE INDEX media_merchant ON media (merchant_id, uploaded_at);
-- compressed already
ALTER TABLE media ALTER COLUMN content SET STORAGE EXTERNAL;
