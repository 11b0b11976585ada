-- Papers as they were uploaded. Whose they are is the uploading merchant's id; this room knows no merchants.
CREATE TABLE document (
  id           uuid PRIMARY KEY,
  merchant_id  uuid NOT NULL,
  name         text NOT NULL,
  kind         text NOT NULL CONSTRAINT document_kind_known CHECK (kind IN ('PDF', 'JPEG', 'PNG')),
  size         int NOT NULL CONSTRAINT document_not_empty CHECK (size > 0),
  pages        int NOT NULL CONSTRAINT document_has_pages CHECK (pages > 0),
  sha256       text NOT NULL,
  content      bytea NOT NULL,
  uploaded_by  text NOT NULL,
  uploaded_at  timestamptz NOT NULL
);
CREATE INDEX document_merchant ON document (merchant_id, uploaded_at);
-- compressed already, by its own format
ALTER TABLE document ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE document_view (
  document_id  uuid NOT NULL CONSTRAINT document_view_of_document REFERENCES document,
  viewer       text NOT NULL,
  viewed_at    timestamptz NOT NULL
);
CREATE INDEX document_view_document ON document_view (document_id, viewed_at DESC);
