-- Pictures that merchants show to everybody.
CREATE TABLE media (
  -- random, the end of its address
  name         text PRIMARY KEY CONSTRAINT media_name_shape CHECK (name ~ '^[A-Za-z0-9_-]{22}$'),
  merchant_id  uuid NOT NULL,
  sha256       text NOT NULL,
  -- a PNG that the platform has drawn
  content      bytea NOT NULL,
  uploaded_by  text NOT NULL,
  uploaded_at  timestamptz NOT NULL,
  -- the same picture twice is one
  CONSTRAINT media_same_picture_once UNIQUE (merchant_id, sha256)
);
CREATE INDEX media_merchant ON media (merchant_id, uploaded_at);
-- compressed already
ALTER TABLE media ALTER COLUMN content SET STORAGE EXTERNAL;
