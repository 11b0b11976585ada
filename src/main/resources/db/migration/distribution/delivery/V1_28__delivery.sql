CREATE TABLE delivery (
  ticket      text PRIMARY KEY,
  appid       text NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  -- ended by its merchant before its time
  ended_at    timestamptz
);

CREATE TABLE delivery_item (
  ticket     text NOT NULL CONSTRAINT delivery_item_of_delivery REFERENCES delivery,
  place      int NOT NULL CONSTRAINT delivery_item_place_not_negative CHECK (place >= 0),
  card_id    text NOT NULL,
  code       text,
  openid     text,
  only_once  boolean NOT NULL,
  -- of an item that can be claimed once: who is claiming or has claimed it, and how many tries were refused before
  taken_by   text,
  attempt    int NOT NULL DEFAULT 0,
  outer_str  text,
  -- so that the deliveries of a card are read newest first, however many an API has made
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (ticket, place)
);
CREATE INDEX delivery_item_of_card ON delivery_item (card_id, made_at DESC, ticket);

-- Names of channels that a merchant's people have typed before, to be offered again.
CREATE TABLE channel (
  merchant_id  uuid NOT NULL,
  name         text NOT NULL CONSTRAINT channel_name_length CHECK (name <> '' AND length(name) <= 128),
  used_at      timestamptz NOT NULL,
  PRIMARY KEY (merchant_id, name)
);
