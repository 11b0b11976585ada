-- Whose view of a card was counted already; only until the day is over.
CREATE TABLE card_visitor (
  day      date NOT NULL,
  card_id  text NOT NULL,
  visitor  uuid NOT NULL,
  PRIMARY KEY (day, card_id, visitor)
);
