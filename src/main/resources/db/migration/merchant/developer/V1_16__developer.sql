-- Where an account's programs may call from: addresses and ranges. None: from everywhere.
CREATE TABLE call_place (
  appid     text NOT NULL CONSTRAINT call_place_of_account REFERENCES account,
  place     text NOT NULL,
  position  int NOT NULL,
  PRIMARY KEY (appid, place)
);

-- Where events about an account's coupons go. Token and key are encrypted with the key of the installation.
CREATE TABLE callback_target (
  appid       text PRIMARY KEY CONSTRAINT callback_target_of_account REFERENCES account,
  url         text NOT NULL CONSTRAINT callback_target_url_http CHECK (url ~ '^https?://' AND length(url) <= 300),
  mode        text NOT NULL CONSTRAINT callback_target_mode_known CHECK (mode IN ('PLAIN', 'COMPATIBLE', 'SAFE')),
  token       text NOT NULL,
  aes_key     text NOT NULL,
  changed_at  timestamptz NOT NULL
);
