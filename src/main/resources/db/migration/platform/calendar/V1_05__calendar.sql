-- Years that an operator entered. A year in this table replaces the same year of the program's own calendar.
CREATE TABLE calendar_year (
  year        int PRIMARY KEY CONSTRAINT calendar_year_range CHECK (year BETWEEN 2004 AND 2200),
  entered_by  text NOT NULL,
  entered_at  timestamptz NOT NULL
);

CREATE TABLE calendar_day (
  day      date PRIMARY KEY,
  year     int NOT NULL CONSTRAINT calendar_day_year_entered REFERENCES calendar_year ON DELETE CASCADE,
  working  boolean NOT NULL,
  name     text NOT NULL,
  CONSTRAINT calendar_day_in_year CHECK (year = extract(year FROM day)),
  -- a make-up working day is a Saturday or a Sunday; the other days are working days without an entry
  CONSTRAINT calendar_day_make_up_on_weekend CHECK (NOT working OR extract(isodow FROM day) > 5)
);
CREATE INDEX calendar_day_year ON calendar_day (year);
