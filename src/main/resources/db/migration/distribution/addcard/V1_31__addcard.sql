-- Signed links that were opened: each is good for one use. Rows are deleted when no link of their age is good any more.
CREATE TABLE add_card_link (
  appid    text NOT NULL,
  nonce    text NOT NULL,
  -- a secret of the browser that opened it: a second tap in that browser is no second use
  browser  text NOT NULL,
  -- of the delivery by which it is claimed
  ticket   text,
  used_at  timestamptz NOT NULL,
  PRIMARY KEY (appid, nonce)
);
CREATE INDEX add_card_link_age ON add_card_link (used_at);
