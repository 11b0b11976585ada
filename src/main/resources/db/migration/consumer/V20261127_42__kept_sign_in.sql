-- Browsers that stay signed in to the wallet: hashes of secrets in their cookies.
CREATE TABLE kept_sign_in (
  hash        text PRIMARY KEY,
  consumer_id uuid NOT NULL REFERENCES consumer,
  made_at     timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX kept_sign_in_expiry ON kept_sign_in (expires_at);
