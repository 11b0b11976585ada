-- How often a card was looked at: once for each browser and day.
CREATE TABLE card_visit (
  day         date   NOT NULL,
  merchant_id uuid   NOT NULL,
  card_id     text   NOT NULL,
  -- empty for none, chr(26) for all that were too many to name
  channel     text   NOT NULL,
  viewed      bigint NOT NULL CHECK (viewed > 0),
  PRIMARY KEY (day, card_id, channel)
) WITH (fillfactor = 80);
CREATE INDEX card_visit_merchant ON card_visit (merchant_id, day);
CREATE INDEX card_visit_card ON card_visit (card_id, day);

-- Who was counted already; only until the day is over.
CREATE TABLE card_visitor (
  day     date NOT NULL,
  card_id text NOT NULL,
  visitor uuid NOT NULL,
  PRIMARY KEY (day, card_id, visitor)
);
