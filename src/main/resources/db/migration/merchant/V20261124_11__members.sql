-- A sign-in holds as long as its round is the member's: signing out everywhere begins the next one.
ALTER TABLE member ADD COLUMN round int NOT NULL DEFAULT 1;
ALTER TABLE member ADD COLUMN signed_in_at timestamptz;

-- What a letter's link may be used for, once. Only the hash of the link is kept.
CREATE TABLE member_link (
  id             uuid PRIMARY KEY,
  hash           text NOT NULL UNIQUE,
  purpose        text NOT NULL CHECK (purpose IN ('SIGN_UP', 'RESET', 'INVITATION')),
  email          text NOT NULL,
  merchant_name  text,
  merchant_id    uuid REFERENCES merchant,
  member_id      uuid REFERENCES member ON DELETE CASCADE,
  role           text CHECK (role IN ('OWNER', 'OPERATOR', 'CLERK', 'READ_ONLY')),
  language       text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  used_at        timestamptz,
  CHECK ((purpose = 'SIGN_UP') = (merchant_name IS NOT NULL)),
  CHECK ((purpose = 'INVITATION') = (merchant_id IS NOT NULL AND role IS NOT NULL)),
  CHECK ((purpose = 'RESET') = (member_id IS NOT NULL))
);
CREATE INDEX member_link_merchant ON member_link (merchant_id) WHERE merchant_id IS NOT NULL;
CREATE INDEX member_link_expiry ON member_link (expires_at);
