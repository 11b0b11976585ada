CREATE TABLE consumer (
  id          uuid PRIMARY KEY,
  email       text NOT NULL CONSTRAINT consumer_email_unique UNIQUE
                CONSTRAINT consumer_email_lower_case CHECK (email = lower(email)),
  created_at  timestamptz NOT NULL,
  -- known by an address that a merchant named, and never signed in so far
  waiting     boolean NOT NULL DEFAULT false
);

-- How merchants know consumers: one openid made at first sight, and those that a merchant's server named and a consumer opened.
CREATE TABLE openid (
  appid        text NOT NULL,
  openid       text NOT NULL CONSTRAINT openid_shape CHECK (openid ~ '^o[A-Za-z0-9_-]{27}$'),
  consumer_id  uuid NOT NULL CONSTRAINT openid_of_consumer REFERENCES consumer,
  own          boolean NOT NULL,
  bound_at     timestamptz NOT NULL,
  PRIMARY KEY (appid, openid)
);
CREATE INDEX openid_consumer ON openid (consumer_id, appid);
CREATE UNIQUE INDEX openid_own ON openid (consumer_id, appid) WHERE own;

CREATE TABLE sign_in_code (
  id            uuid PRIMARY KEY,
  email         text NOT NULL,
  code_hash     text NOT NULL,
  from_address  text NOT NULL,
  sent_at       timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  tries         int NOT NULL DEFAULT 0,
  used_at       timestamptz
);
CREATE INDEX sign_in_code_email ON sign_in_code (email, sent_at DESC);
CREATE INDEX sign_in_code_from ON sign_in_code (from_address, sent_at);

-- Browsers that stay signed in to the wallet: hashes of the secrets in their cookies.
CREATE TABLE kept_sign_in (
  hash         text PRIMARY KEY,
  consumer_id  uuid NOT NULL CONSTRAINT kept_sign_in_of_consumer REFERENCES consumer,
  made_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX kept_sign_in_expiry ON kept_sign_in (expires_at);
