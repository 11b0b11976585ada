-- A page with several cards to claim.
CREATE TABLE landing (
  -- the API's page_id
  id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- what the public link ends with: random
  key          text NOT NULL CONSTRAINT landing_key_unique UNIQUE,
  merchant_id  uuid NOT NULL,
  appid        text NOT NULL,
  -- of the form that made it: a form that is sent twice makes one page
  form         uuid NOT NULL,
  title        text NOT NULL CONSTRAINT landing_title_length CHECK (length(title) BETWEEN 1 AND 30),
  shared       boolean NOT NULL,
  outer_str    text CONSTRAINT landing_outer_str_length CHECK (length(outer_str) <= 128),
  scene        text,
  made_at      timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  CONSTRAINT landing_form_once UNIQUE (merchant_id, form)
);
CREATE INDEX landing_of_merchant ON landing (merchant_id, made_at DESC);

CREATE TABLE landing_card (
  landing    int NOT NULL CONSTRAINT landing_card_of_landing REFERENCES landing,
  place      int NOT NULL CONSTRAINT landing_card_place_range CHECK (place BETWEEN 0 AND 9),
  card_id    text NOT NULL,
  thumb_url  text,
  PRIMARY KEY (landing, place),
  CONSTRAINT landing_card_once UNIQUE (landing, card_id)
);
CREATE INDEX landing_card_of_card ON landing_card (card_id);

CREATE TABLE landing_banner (
  landing  int PRIMARY KEY CONSTRAINT landing_banner_of_landing REFERENCES landing,
  jpeg     bytea NOT NULL
);
