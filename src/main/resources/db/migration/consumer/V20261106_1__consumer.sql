CREATE TABLE consumer (
  id         uuid PRIMARY KEY,
  email      text NOT NULL UNIQUE CHECK (email = lower(email)),
  created_at timestamptz NOT NULL
);

-- How merchants know consumers: one made at first sight, and those that a merchant's server named and a consumer has opened.
CREATE TABLE openid (
  appid       text NOT NULL,
  openid      text NOT NULL CHECK (openid ~ '^o[A-Za-z0-9_-]{27}$'),
  consumer_id uuid NOT NULL REFERENCES consumer,
  own         boolean NOT NULL,
  bound_at    timestamptz NOT NULL,
  PRIMARY KEY (appid, openid)
);
CREATE INDEX openid_consumer ON openid (consumer_id, appid);
CREATE UNIQUE INDEX openid_own ON openid (consumer_id, appid) WHERE own;

CREATE TABLE sign_in_code (
  id           uuid PRIMARY KEY,
  email        text NOT NULL,
  code_hash    text NOT NULL,
  from_address text NOT NULL,
  sent_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  tries        int NOT NULL DEFAULT 0,
  used_at      timestamptz
);
CREATE INDEX sign_in_code_email ON sign_in_code (email, sent_at DESC);
CREATE INDEX sign_in_code_from ON sign_in_code (from_address, sent_at);
