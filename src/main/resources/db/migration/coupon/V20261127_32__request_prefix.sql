-- How many were claimed by one QR code, link or page: their request numbers begin alike.
CREATE INDEX coupon_request_by_way ON coupon_request (appid, number text_pattern_ops)
  WHERE operation = 'ISSUE' AND refusal IS NULL AND left(number, 2) IN ('q/', 'l/');
