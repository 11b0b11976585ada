-- Years that an operator entered. A year that stands here replaces the same year of the program's own table.
CREATE TABLE calendar_year (
  year        int PRIMARY KEY CHECK (year BETWEEN 2004 AND 2200),
  entered_by  text NOT NULL,
  entered_at  timestamptz NOT NULL
);

CREATE TABLE calendar_day (
  day      date PRIMARY KEY,
  year     int NOT NULL REFERENCES calendar_year ON DELETE CASCADE,
  working  boolean NOT NULL,
  name     text NOT NULL,
  CHECK (year = extract(year FROM day)),
  -- a make-up working day is a Saturday or a Sunday, any other day is one anyway
  CHECK (NOT working OR extract(isodow FROM day) > 5)
);
CREATE INDEX calendar_day_year ON calendar_day (year);
