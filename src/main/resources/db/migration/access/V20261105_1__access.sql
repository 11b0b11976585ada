CREATE TABLE access_token (
  token_hash text PRIMARY KEY,
  appid      text NOT NULL,
  nonce      text NOT NULL,
  stable     boolean NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX access_token_stable ON access_token (appid, expires_at DESC) WHERE stable;
CREATE INDEX access_token_expired ON access_token (expires_at);
