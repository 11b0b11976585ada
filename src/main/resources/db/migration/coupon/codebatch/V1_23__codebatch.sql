-- Many codes of one card that are worked on together, chunk by chunk.
CREATE TABLE code_batch (
  id            uuid NOT NULL,
  merchant_id   uuid NOT NULL,
  appid         text NOT NULL,
  card_id       text NOT NULL,
  kind          text NOT NULL
                  CONSTRAINT code_batch_kind_known CHECK (kind IN ('GENERATE', 'IMPORT', 'VOID_LIST', 'VOID_BATCH', 'VOID_REST')),
  status        text NOT NULL DEFAULT 'RUNNING'
                  CONSTRAINT code_batch_status_known CHECK (status IN ('RUNNING', 'STOPPING', 'DONE', 'STOPPED')),
  -- the batch whose coupons are voided
  target        uuid,
  reason        text,
  file_name     text,
  -- null until the first chunk has counted them
  wanted        bigint CONSTRAINT code_batch_wanted_not_negative CHECK (wanted >= 0),
  ok            bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_ok_not_negative CHECK (ok >= 0),
  invalid       bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_invalid_not_negative CHECK (invalid >= 0),
  existing      bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_existing_not_negative CHECK (existing >= 0),
  duplicate     bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_duplicate_not_negative CHECK (duplicate >= 0),
  unknown       bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_unknown_not_negative CHECK (unknown >= 0),
  used          bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_used_not_negative CHECK (used >= 0),
  ended         bigint NOT NULL DEFAULT 0 CONSTRAINT code_batch_ended_not_negative CHECK (ended >= 0),
  -- after which the next chunk begins
  reached_line  int NOT NULL DEFAULT 0,
  reached_code  text NOT NULL DEFAULT '',
  asked_by      text NOT NULL,
  asked_at      timestamptz NOT NULL,
  worked_at     timestamptz NOT NULL,
  -- from this moment on all codes that it made can be claimed, and none before
  finished_at   timestamptz,
  PRIMARY KEY (id, appid),
  CONSTRAINT code_batch_of_target FOREIGN KEY (target, appid) REFERENCES code_batch (id, appid),
  CONSTRAINT code_batch_void_has_target CHECK ((kind = 'VOID_BATCH') = (target IS NOT NULL)),
  CONSTRAINT code_batch_finished_has_moment CHECK ((status IN ('DONE', 'STOPPED')) = (finished_at IS NOT NULL)),
  CONSTRAINT code_batch_list_is_counted CHECK (wanted IS NOT NULL OR kind IN ('VOID_BATCH', 'VOID_REST')),
  CONSTRAINT code_batch_not_more_than_wanted
    CHECK (kind IN ('VOID_BATCH', 'VOID_REST') OR ok + invalid + existing + duplicate + unknown + used + ended <= wanted)
);
CREATE INDEX code_batch_of_card ON code_batch (card_id, asked_at);
CREATE INDEX code_batch_being_made ON code_batch (card_id) WHERE kind IN ('GENERATE', 'IMPORT') AND finished_at IS NULL;

-- The lines of a list that was sent in, as they were sent.
CREATE TABLE code_batch_line (
  code_batch  uuid NOT NULL,
  appid       text NOT NULL,
  line        int NOT NULL CONSTRAINT code_batch_line_number_positive CHECK (line > 0),
  code        text NOT NULL,
  -- null where it was done as asked, and behind the line that the batch has reached
  outcome     text CONSTRAINT code_batch_line_outcome_known
                CHECK (outcome IN ('INVALID', 'EXISTING', 'DUPLICATE', 'UNKNOWN', 'USED', 'ENDED')),
  PRIMARY KEY (code_batch, appid, line),
  CONSTRAINT code_batch_line_of_batch FOREIGN KEY (code_batch, appid) REFERENCES code_batch (id, appid)
);
CREATE INDEX code_batch_line_code ON code_batch_line (code_batch, appid, code);
