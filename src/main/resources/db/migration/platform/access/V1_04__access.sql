-- Access tokens of the API. Only the hash of a token is kept.
CREATE TABLE access_token (
  token_hash  text PRIMARY KEY,
  appid       text NOT NULL,
  nonce       text NOT NULL,
  stable      boolean NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX access_token_stable ON access_token (appid, expires_at DESC) WHERE stable;
CREATE INDEX access_token_expiry ON access_token (expires_at);

-- How often something was tried, for as long as that counts: one bucket of Bucket4j each. The key is a hash, so that no
-- person's address is kept here.
CREATE TABLE limit_bucket (
  id          text PRIMARY KEY,
  state       bytea,
  expires_at  bigint
);
CREATE INDEX limit_bucket_expiry ON limit_bucket (expires_at);

-- Web sessions, with the columns that Spring Session asks for.
CREATE TABLE web_session (
  primary_id             char(36) PRIMARY KEY,
  session_id             char(36) NOT NULL CONSTRAINT web_session_id_unique UNIQUE,
  creation_time          bigint NOT NULL,
  last_access_time       bigint NOT NULL,
  max_inactive_interval  int NOT NULL,
  expiry_time            bigint NOT NULL,
  principal_name         text
);
CREATE INDEX web_session_expiry ON web_session (expiry_time);

CREATE TABLE web_session_attributes (
  session_primary_id  char(36) NOT NULL CONSTRAINT web_session_attributes_session REFERENCES web_session ON DELETE CASCADE,
  attribute_name      text NOT NULL,
  attribute_bytes     bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
