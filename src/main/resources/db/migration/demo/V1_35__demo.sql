CREATE TABLE demo_state (
  only_one      boolean PRIMARY KEY DEFAULT true CONSTRAINT demo_state_only_one CHECK (only_one),
  ahead_millis  bigint NOT NULL DEFAULT 0,
  story_told    boolean NOT NULL DEFAULT false
);
INSERT INTO demo_state DEFAULT VALUES;
