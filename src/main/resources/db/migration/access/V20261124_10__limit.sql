-- How often something was tried, for as long as that counts: a bucket of Bucket4j each. The key is a hash, so that nobody's
-- address stands here.
CREATE TABLE limit_bucket (
  id          text PRIMARY KEY,
  state       bytea,
  expires_at  bigint
);
CREATE INDEX limit_bucket_expiry ON limit_bucket (expires_at);

-- Web sessions, with the columns that Spring Session asks for.
CREATE TABLE web_session (
  primary_id             char(36) PRIMARY KEY,
  session_id             char(36) NOT NULL UNIQUE,
  creation_time          bigint NOT NULL,
  last_access_time       bigint NOT NULL,
  max_inactive_interval  int NOT NULL,
  expiry_time            bigint NOT NULL,
  principal_name         text
);
CREATE INDEX web_session_expiry ON web_session (expiry_time);

CREATE TABLE web_session_attributes (
  session_primary_id  char(36) NOT NULL REFERENCES web_session ON DELETE CASCADE,
  attribute_name      text NOT NULL,
  attribute_bytes     bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
