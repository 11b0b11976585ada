-- Official accounts and mobile apps. An official account is verified until a moment, an app is listed or not.
CREATE TABLE account (
  appid           text PRIMARY KEY,
  merchant_id     uuid NOT NULL CONSTRAINT account_of_merchant REFERENCES merchant,
  kind            text NOT NULL CONSTRAINT account_kind_known CHECK (kind IN ('SUBSCRIPTION', 'SERVICE', 'MOBILE_APP')),
  gh_id           text CONSTRAINT account_gh_id_unique UNIQUE,
  name            text NOT NULL,
  verified_until  timestamptz,
  listed          boolean NOT NULL DEFAULT false,
  activation      text NOT NULL DEFAULT 'NONE'
                    CONSTRAINT account_activation_known CHECK (activation IN ('NONE', 'ACTIVE', 'SUSPENDED')),
  activated_at    timestamptz,
  suspended_why   text CONSTRAINT account_suspended_why_known CHECK (suspended_why IN ('VERIFICATION', 'LEAD')),
  package_name    text,
  bundle_id       text,
  -- an app with a link into an app store is listed
  store_link      text CONSTRAINT account_store_link_https CHECK (store_link LIKE 'https://%'),
  created_at      timestamptz NOT NULL,
  CONSTRAINT account_gh_id_of_official_account CHECK ((kind = 'MOBILE_APP') = (gh_id IS NULL)),
  CONSTRAINT account_listed_is_app CHECK (kind = 'MOBILE_APP' OR NOT listed),
  CONSTRAINT account_verified_is_official_account CHECK (kind <> 'MOBILE_APP' OR verified_until IS NULL),
  CONSTRAINT account_app_fields_of_app CHECK (kind = 'MOBILE_APP' OR num_nonnulls(package_name, bundle_id, store_link) = 0),
  CONSTRAINT account_store_link_means_listed CHECK (store_link IS NULL OR listed),
  CONSTRAINT account_suspended_has_why CHECK ((activation = 'SUSPENDED') = (suspended_why IS NOT NULL))
);
CREATE INDEX account_merchant ON account (merchant_id);
CREATE INDEX account_verified_until ON account (verified_until);

-- SHA-256 of each secret: a secret is long and random, so that a slow hash would only slow every token down.
CREATE TABLE account_secret (
  appid       text NOT NULL CONSTRAINT account_secret_of_account REFERENCES account,
  hash        text NOT NULL,
  created_at  timestamptz NOT NULL,
  PRIMARY KEY (appid, hash)
);

-- What each channel grants once it is activated. Data: an operator may change it.
CREATE TABLE channel_grant (
  channel    text NOT NULL CONSTRAINT channel_grant_channel_known CHECK (channel IN ('OFFICIAL_ACCOUNT', 'OPEN_PLATFORM')),
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

-- A request to have an official account verified (认证), or verified for another year.
CREATE TABLE account_verification (
  id            uuid PRIMARY KEY,
  appid         text NOT NULL CONSTRAINT account_verification_of_account REFERENCES account,
  company_name  text NOT NULL,
  credit_code   text NOT NULL,
  status        text NOT NULL
                  CONSTRAINT account_verification_status_known CHECK (status IN ('IN_REVIEW', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  reason        text,
  submitted_at  timestamptz NOT NULL,
  decided_at    timestamptz,
  CONSTRAINT account_verification_refusal_has_reason CHECK ((status = 'REFUSED') = (reason IS NOT NULL)),
  CONSTRAINT account_verification_open_is_undecided CHECK ((status = 'IN_REVIEW') = (decided_at IS NULL))
);
-- one open request per appid, however many are made concurrently
CREATE UNIQUE INDEX account_verification_open ON account_verification (appid) WHERE status = 'IN_REVIEW';
CREATE INDEX account_verification_appid ON account_verification (appid, submitted_at DESC);

-- Which letters about the end of a verification were sent: so many days before it, 0 when it had come. Each once a year.
CREATE TABLE account_reminder (
  appid           text NOT NULL CONSTRAINT account_reminder_of_account REFERENCES account,
  verified_until  timestamptz NOT NULL,
  days            int NOT NULL CONSTRAINT account_reminder_days_known CHECK (days IN (30, 7, 0)),
  posted_at       timestamptz NOT NULL,
  PRIMARY KEY (appid, verified_until, days)
);

-- Every suspension of an account, with who and why. Without a name it came or went by the clock.
CREATE TABLE account_suspension (
  id        uuid PRIMARY KEY,
  appid     text NOT NULL CONSTRAINT account_suspension_of_account REFERENCES account,
  why       text NOT NULL CONSTRAINT account_suspension_why_known CHECK (why IN ('VERIFICATION', 'LEAD')),
  reason    text,
  since     timestamptz NOT NULL,
  by        text,
  ended_at  timestamptz,
  ended_by  text,
  CONSTRAINT account_suspension_by_lead_has_reason CHECK ((why = 'LEAD') = (reason IS NOT NULL AND by IS NOT NULL))
);
CREATE UNIQUE INDEX account_suspension_open ON account_suspension (appid) WHERE ended_at IS NULL;
CREATE INDEX account_suspension_appid ON account_suspension (appid, since DESC);
