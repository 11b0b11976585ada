-- Many codes of one card that are worked on together, chunk by chunk.
CREATE TABLE lot (
  id            uuid PRIMARY KEY,
  merchant_id   uuid NOT NULL,
  appid         text NOT NULL,
  card_id       text NOT NULL,
  kind          text NOT NULL
                  CONSTRAINT lot_kind_known CHECK (kind IN ('GENERATE', 'IMPORT', 'VOID_LIST', 'VOID_LOT', 'VOID_REST')),
  status        text NOT NULL DEFAULT 'RUNNING'
                  CONSTRAINT lot_status_known CHECK (status IN ('RUNNING', 'STOPPING', 'DONE', 'STOPPED')),
  -- the batch whose coupons are voided
  target        uuid CONSTRAINT lot_of_target REFERENCES lot,
  reason        text,
  file_name     text,
  -- null until the first chunk has counted them
  wanted        bigint CONSTRAINT lot_wanted_not_negative CHECK (wanted >= 0),
  ok            bigint NOT NULL DEFAULT 0 CONSTRAINT lot_ok_not_negative CHECK (ok >= 0),
  invalid       bigint NOT NULL DEFAULT 0 CONSTRAINT lot_invalid_not_negative CHECK (invalid >= 0),
  existing      bigint NOT NULL DEFAULT 0 CONSTRAINT lot_existing_not_negative CHECK (existing >= 0),
  duplicate     bigint NOT NULL DEFAULT 0 CONSTRAINT lot_duplicate_not_negative CHECK (duplicate >= 0),
  unknown       bigint NOT NULL DEFAULT 0 CONSTRAINT lot_unknown_not_negative CHECK (unknown >= 0),
  used          bigint NOT NULL DEFAULT 0 CONSTRAINT lot_used_not_negative CHECK (used >= 0),
  ended         bigint NOT NULL DEFAULT 0 CONSTRAINT lot_ended_not_negative CHECK (ended >= 0),
  -- after which the next chunk begins
  reached_line  int NOT NULL DEFAULT 0,
  reached_code  text NOT NULL DEFAULT '',
  asked_by      text NOT NULL,
  asked_at      timestamptz NOT NULL,
  worked_at     timestamptz NOT NULL,
  -- from this moment on all codes that it made can be claimed, and none before
  finished_at   timestamptz,
  CONSTRAINT lot_void_has_target CHECK ((kind = 'VOID_LOT') = (target IS NOT NULL)),
  CONSTRAINT lot_finished_has_moment CHECK ((status IN ('DONE', 'STOPPED')) = (finished_at IS NOT NULL)),
  CONSTRAINT lot_list_is_counted CHECK (wanted IS NOT NULL OR kind IN ('VOID_LOT', 'VOID_REST')),
  CONSTRAINT lot_not_more_than_wanted
    CHECK (kind IN ('VOID_LOT', 'VOID_REST') OR ok + invalid + existing + duplicate + unknown + used + ended <= wanted)
);
CREATE INDEX lot_of_card ON lot (card_id, asked_at);
CREATE INDEX lot_being_made ON lot (card_id) WHERE kind IN ('GENERATE', 'IMPORT') AND finished_at IS NULL;

-- The lines of a list that was sent in, as they were sent.
CREATE TABLE lot_line (
  lot      uuid NOT NULL CONSTRAINT lot_line_of_lot REFERENCES lot,
  line     int NOT NULL CONSTRAINT lot_line_number_positive CHECK (line > 0),
  code     text NOT NULL,
  -- null where it was done as asked, and behind the line that the batch has reached
  outcome  text CONSTRAINT lot_line_outcome_known
             CHECK (outcome IN ('INVALID', 'EXISTING', 'DUPLICATE', 'UNKNOWN', 'USED', 'ENDED')),
  PRIMARY KEY (lot, line)
);
CREATE INDEX lot_line_code ON lot_line (lot, code);
