-- A page with several cards to claim.
CREATE TABLE landing (
  -- the API's page_id
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- what the public link ends with: random
  key         text NOT NULL UNIQUE,
  merchant_id uuid NOT NULL,
  appid       text NOT NULL,
  -- of the form that made it, so that one sent twice makes one page
  form        uuid NOT NULL,
  title       text NOT NULL CHECK (length(title) BETWEEN 1 AND 30),
  shared      boolean NOT NULL,
  outer_str   text CHECK (length(outer_str) <= 128),
  scene       text,
  made_at     timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  UNIQUE (merchant_id, form)
);
CREATE INDEX landing_of_merchant ON landing (merchant_id, made_at DESC);

CREATE TABLE landing_card (
  landing   int NOT NULL REFERENCES landing,
  place     int NOT NULL CHECK (place BETWEEN 0 AND 9),
  card_id   text NOT NULL,
  thumb_url text,
  PRIMARY KEY (landing, place),
  UNIQUE (landing, card_id)
);
CREATE INDEX landing_card_of_card ON landing_card (card_id);

CREATE TABLE landing_banner (
  landing int PRIMARY KEY REFERENCES landing,
  jpeg    bytea NOT NULL
);
