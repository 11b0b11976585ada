CREATE TABLE merchant (
  id          uuid PRIMARY KEY,
  name        text NOT NULL,
  created_at  timestamptz NOT NULL
);

CREATE TABLE member (
  id             uuid PRIMARY KEY,
  merchant_id    uuid NOT NULL REFERENCES merchant,
  email          text NOT NULL,
  password_hash  text NOT NULL,
  role           text NOT NULL CHECK (role IN ('OWNER', 'OPERATOR', 'CLERK', 'READ_ONLY')),
  language       text NOT NULL CHECK (language IN ('zh-CN', 'en')),
  created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX member_email ON member (lower(email));
CREATE INDEX member_merchant ON member (merchant_id);

-- Official accounts and mobile apps. An official account is verified until a moment, an app is listed or not.
CREATE TABLE account (
  appid           text PRIMARY KEY,
  merchant_id     uuid NOT NULL REFERENCES merchant,
  kind            text NOT NULL CHECK (kind IN ('SUBSCRIPTION', 'SERVICE', 'MOBILE_APP')),
  gh_id           text UNIQUE,
  name            text NOT NULL,
  verified_until  timestamptz,
  listed          boolean NOT NULL DEFAULT false,
  activation      text NOT NULL DEFAULT 'NONE' CHECK (activation IN ('NONE', 'ACTIVE', 'SUSPENDED')),
  activated_at    timestamptz,
  created_at      timestamptz NOT NULL,
  CHECK ((kind = 'MOBILE_APP') = (gh_id IS NULL)),
  CHECK (kind = 'MOBILE_APP' OR NOT listed),
  CHECK (kind <> 'MOBILE_APP' OR verified_until IS NULL)
);
CREATE INDEX account_merchant ON account (merchant_id);

-- SHA-256 of the secret: it is long and random, so that a slow hash would only slow every token down.
CREATE TABLE account_secret (
  appid       text NOT NULL REFERENCES account,
  hash        text NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (appid, hash)
);

-- What each channel grants once it is activated. Data: an operator may change it.
CREATE TABLE channel_grant (
  channel    text NOT NULL CHECK (channel IN ('OFFICIAL_ACCOUNT', 'OPEN_PLATFORM')),
  card_type  text NOT NULL,
  console    boolean NOT NULL,
  api        boolean NOT NULL,
  position   int NOT NULL,
  PRIMARY KEY (channel, card_type)
);

INSERT INTO channel_grant (channel, card_type, console, api, position)
SELECT channel, card_type, channel = 'OFFICIAL_ACCOUNT' AND position <= 5, true, position
  FROM (VALUES ('OFFICIAL_ACCOUNT'), ('OPEN_PLATFORM')) AS channels (channel),
       (VALUES ('GROUPON', 1), ('CASH', 2), ('DISCOUNT', 3), ('GIFT', 4), ('GENERAL_COUPON', 5), ('MEMBER_CARD', 6),
               ('GENERAL_CARD', 7), ('SCENIC_TICKET', 8), ('MOVIE_TICKET', 9), ('BOARDING_PASS', 10),
               ('MEETING_TICKET', 11), ('BUS_TICKET', 12)) AS types (card_type, position);
