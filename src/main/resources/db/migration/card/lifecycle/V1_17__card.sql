CREATE TABLE card (
  card_id          text PRIMARY KEY CONSTRAINT card_id_shape CHECK (card_id ~ '^p[A-Za-z0-9_-]{27}$'),
  appid            text NOT NULL,
  merchant_id      uuid NOT NULL,
  card_type        text NOT NULL CONSTRAINT card_type_known CHECK (card_type IN (
                     'GROUPON', 'CASH', 'DISCOUNT', 'GIFT', 'GENERAL_COUPON', 'MEMBER_CARD', 'GENERAL_CARD',
                     'SCENIC_TICKET', 'MOVIE_TICKET', 'BOARDING_PASS', 'MEETING_TICKET', 'BUS_TICKET')),
  status           text NOT NULL
                     CONSTRAINT card_status_known CHECK (status IN ('NOT_VERIFY', 'VERIFY_FAIL', 'VERIFY_OK', 'DISPATCH', 'DELETE')),
  content          jsonb NOT NULL,
  approved         jsonb,
  title            text NOT NULL,
  brand_name       text NOT NULL,
  color            text NOT NULL,
  code_type        text NOT NULL,
  use_custom_code  boolean NOT NULL,
  deposit          boolean NOT NULL,
  bind_openid      boolean NOT NULL,
  can_give         boolean NOT NULL DEFAULT true,
  get_limit        int NOT NULL CONSTRAINT card_get_limit_range CHECK (get_limit BETWEEN 1 AND 50),
  use_limit        int NOT NULL CONSTRAINT card_use_limit_positive CHECK (use_limit > 0),
  reduce_cost      bigint NOT NULL CONSTRAINT card_reduce_cost_not_negative CHECK (reduce_cost >= 0),
  reverse_hours    int NOT NULL DEFAULT 24 CONSTRAINT card_reverse_hours_not_negative CHECK (reverse_hours >= 0),
  -- where a coupon can be used; empty for everywhere
  stores           text[] NOT NULL DEFAULT '{}',
  -- in which hours; null for always
  hours            jsonb,
  date_type        text NOT NULL
                     CONSTRAINT card_date_type_known CHECK (date_type IN ('FIX_TIME_RANGE', 'FIX_TERM', 'PERMANENT')),
  begin_at         timestamptz,
  end_at           timestamptz,
  begin_days       int NOT NULL CONSTRAINT card_begin_days_not_negative CHECK (begin_days >= 0),
  days             int NOT NULL CONSTRAINT card_days_not_negative CHECK (days >= 0),
  paused           boolean NOT NULL DEFAULT false,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  ended_at         timestamptz,
  settled_at       timestamptz,
  CONSTRAINT card_deposit_has_custom_codes CHECK (deposit <= use_custom_code),
  CONSTRAINT card_fixed_term_has_days CHECK ((date_type = 'FIX_TERM') = (days > 0)),
  CONSTRAINT card_time_range_has_both_ends
    CHECK (date_type <> 'FIX_TIME_RANGE' OR (begin_at IS NOT NULL AND end_at >= begin_at))
);
CREATE INDEX card_of_appid ON card (appid, created_at DESC, card_id DESC);
CREATE INDEX card_of_merchant ON card (merchant_id, created_at DESC, card_id DESC);
