package io.kaquan.platform.calendar;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A year as an operator enters it: lines of {@code date,holiday|working,name}, such as {@code
 * 2027-01-01,holiday,元旦}; 休 and 班 are understood too.
 *
 * @param year 0 when the lines don't tell
 * @param faults what has to be mended; the days are complete only when there are none
 */
public record YearEntry(int year, List<OddDay> days, List<Fault> faults) {
  private static final int LONGEST = 20_000;
  private static final int FIRST_YEAR = 2004;
  private static final int LAST_YEAR = 2200;
  private static final int LEAST_HOLIDAYS = 7;
  private static final int MOST_HOLIDAYS = 60;
  private static final int LONGEST_NAME = 20;
  private static final Set<String> HOLIDAY = Set.of("holiday", "休");
  private static final Set<String> WORKING = Set.of("working", "班");

  /**
   * @param line 0 when it concerns the whole
   * @param key of the message
   */
  public record Fault(long line, String key) {}

  /** Reads what was typed or pasted. */
  static YearEntry read(@Nullable String text) {
    List<OddDay> days = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    if (text == null || text.isBlank()) {
      return new YearEntry(0, List.of(), List.of(new Fault(0, "calendar.fault.empty")));
    }
    if (text.length() > LONGEST) {
      return new YearEntry(0, List.of(), List.of(new Fault(0, "calendar.fault.long")));
    }
    try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(text.strip())) {
      lines.forEach(line -> line(line, days, faults));
    } catch (CsvParseException | IOException notCsv) {
      faults.add(new Fault(0, "calendar.fault.line"));
    }
    whole(days, faults);
    days.sort(Comparator.comparing(OddDay::day));
    return new YearEntry(
        days.isEmpty() ? 0 : days.get(0).day().getYear(), List.copyOf(days), List.copyOf(faults));
  }

  private static void line(CsvRecord line, List<OddDay> days, List<Fault> faults) {
    if (line.getFieldCount() != 3) {
      faults.add(new Fault(line.getStartingLineNumber(), "calendar.fault.line"));
      return;
    }
    String kind = line.getField(1).strip().toLowerCase(Locale.ROOT);
    String name = line.getField(2).strip();
    try {
      LocalDate day = LocalDate.parse(line.getField(0).strip());
      boolean working = WORKING.contains(kind);
      if (!working && !HOLIDAY.contains(kind)) {
        faults.add(new Fault(line.getStartingLineNumber(), "calendar.fault.kind"));
      } else if (name.isEmpty()
          || name.length() > LONGEST_NAME
          || name.chars().anyMatch(Character::isISOControl)) {
        faults.add(new Fault(line.getStartingLineNumber(), "calendar.fault.name"));
      } else if (working && day.getDayOfWeek().getValue() <= 5) {
        faults.add(new Fault(line.getStartingLineNumber(), "calendar.fault.weekday"));
      } else {
        days.add(new OddDay(day, working, name));
      }
    } catch (DateTimeException noDate) {
      faults.add(new Fault(line.getStartingLineNumber(), "calendar.fault.date"));
    }
  }

  private static void whole(List<OddDay> days, List<Fault> faults) {
    Set<LocalDate> seen = new HashSet<>();
    if (days.stream().anyMatch(day -> !seen.add(day.day()))) {
      faults.add(new Fault(0, "calendar.fault.twice"));
    }
    if (days.stream().map(day -> day.day().getYear()).distinct().count() > 1) {
      faults.add(new Fault(0, "calendar.fault.years"));
    }
    if (days.stream()
        .anyMatch(day -> day.day().getYear() < FIRST_YEAR || day.day().getYear() > LAST_YEAR)) {
      faults.add(new Fault(0, "calendar.fault.year"));
    }
    long holidays = days.stream().filter(day -> !day.working()).count();
    if (faults.isEmpty() && (holidays < LEAST_HOLIDAYS || holidays > MOST_HOLIDAYS)) {
      faults.add(new Fault(0, "calendar.fault.count"));
    }
  }
}
