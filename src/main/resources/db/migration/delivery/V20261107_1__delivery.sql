CREATE TABLE delivery (
  ticket     text PRIMARY KEY,
  appid      text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE TABLE delivery_item (
  ticket    text NOT NULL REFERENCES delivery,
  place     int NOT NULL CHECK (place >= 0),
  card_id   text NOT NULL,
  code      text,
  openid    text,
  only_once boolean NOT NULL,
  -- of an item that can be claimed once: who is claiming or has claimed it, and how many tries were refused before
  taken_by  text,
  attempt   int NOT NULL DEFAULT 0,
  outer_str text,
  PRIMARY KEY (ticket, place)
);
