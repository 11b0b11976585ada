CREATE TABLE merchant (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  created_at  timestamptz NOT NULL
);

CREATE TABLE member (
  id             uuid PRIMARY KEY,
  merchant_id    uuid NOT NULL CONSTRAINT member_of_merchant REFERENCES merchant,
  email          text NOT NULL,
  password_hash  text NOT NULL,
  role           text NOT NULL CONSTRAINT member_role_known CHECK (role IN ('OWNER', 'OPERATOR', 'CLERK', 'READ_ONLY')),
  language       text NOT NULL CONSTRAINT member_language_known CHECK (language IN ('zh-CN', 'en')),
  created_at     timestamptz NOT NULL,
  -- a sign-in holds as long as its round is the member's: signing out everywhere begins the next round
  round          int NOT NULL DEFAULT 1,
  signed_in_at   timestamptz,
  -- where a clerk redeems, by the ids of room merchant.store; empty for all stores
  stores         bigint[] NOT NULL DEFAULT '{}',
  CONSTRAINT member_stores_of_clerk CHECK (role = 'CLERK' OR stores = '{}')
);
CREATE UNIQUE INDEX member_email ON member (lower(email));
CREATE INDEX member_merchant ON member (merchant_id);

-- What a letter's link may be used for, once. Only the hash of the link is kept. JOIN is shown as a QR code and good for
-- several people until it ends: each of them names an address, and an invitation goes there.
CREATE TABLE member_link (
  id             uuid PRIMARY KEY,
  hash           text NOT NULL CONSTRAINT member_link_hash_unique UNIQUE,
  purpose        text NOT NULL
                   CONSTRAINT member_link_purpose_known CHECK (purpose IN ('SIGN_UP', 'RESET', 'INVITATION', 'JOIN')),
  email          text,
  merchant_name  text,
  merchant_id    uuid CONSTRAINT member_link_of_merchant REFERENCES merchant,
  member_id      uuid CONSTRAINT member_link_of_member REFERENCES member ON DELETE CASCADE,
  role           text CONSTRAINT member_link_role_known CHECK (role IN ('OWNER', 'OPERATOR', 'CLERK', 'READ_ONLY')),
  stores         bigint[] NOT NULL DEFAULT '{}',
  language       text NOT NULL CONSTRAINT member_link_language_known CHECK (language IN ('zh-CN', 'en')),
  created_at     timestamptz NOT NULL,
  expires_at     timestamptz NOT NULL,
  used_at        timestamptz,
  CONSTRAINT member_link_email_unless_join CHECK ((purpose = 'JOIN') = (email IS NULL)),
  CONSTRAINT member_link_sign_up_names_merchant CHECK ((purpose = 'SIGN_UP') = (merchant_name IS NOT NULL)),
  CONSTRAINT member_link_invitation_has_role
    CHECK ((purpose IN ('INVITATION', 'JOIN')) = (merchant_id IS NOT NULL AND role IS NOT NULL)),
  CONSTRAINT member_link_reset_has_member CHECK ((purpose = 'RESET') = (member_id IS NOT NULL))
);
CREATE INDEX member_link_merchant ON member_link (merchant_id) WHERE merchant_id IS NOT NULL;
CREATE INDEX member_link_expiry ON member_link (expires_at);
