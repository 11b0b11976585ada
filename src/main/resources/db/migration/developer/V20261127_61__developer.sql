-- Where an account's programs may call from: an address or a range. None: from everywhere.
CREATE TABLE call_place (
  appid     text NOT NULL REFERENCES account,
  place     text NOT NULL,
  position  int NOT NULL,
  PRIMARY KEY (appid, place)
);

-- Where news about an account's coupons goes. Token and key are sealed with the key of the installation.
CREATE TABLE callback_target (
  appid       text PRIMARY KEY REFERENCES account,
  url         text NOT NULL CHECK (url ~ '^https?://' AND length(url) <= 300),
  mode        text NOT NULL CHECK (mode IN ('PLAIN', 'COMPATIBLE', 'SAFE')),
  token       text NOT NULL,
  aes_key     text NOT NULL,
  changed_at  timestamptz NOT NULL
);
