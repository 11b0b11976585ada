package io.kaquan.card.design;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours in which a card can be used ({@code advanced_info.time_limit}): WeChat only shows them,
 * here they are enforced at redemption. Without any span a card can be used at any time.
 */
public record OpeningHours(List<Span> spans) {
  public static final OpeningHours ALWAYS = new OpeningHours(List.of());
  private static final int DAY = 24 * 60;

  /**
   * @param day MONDAY to SUNDAY, or HOLIDAY: a public holiday
   * @param from first minute of the day
   * @param to first minute after the span; before {@code from} if the span ends on the next day
   */
  public record Span(String day, int from, int to) {

    private boolean isOf(ZonedDateTime day, boolean holiday) {
      return this.day.equals("HOLIDAY") ? holiday : this.day.equals(day.getDayOfWeek().name());
    }
  }

  /** Knows public holidays. */
  public interface Holidays {
    boolean isHoliday(ZonedDateTime day);
  }

  /** Reads WeChat's list. A span without hours is the whole day. */
  public static OpeningHours of(@Nullable JsonNode list) {
    List<Span> spans = new ArrayList<>();
    if (list != null) {
      list.forEach(
          one ->
              spans.add(
                  one.has("begin_hour") || one.has("end_hour")
                      ? new Span(
                          one.path("type").asText(),
                          minute(one, "begin", 0),
                          minute(one, "end", DAY))
                      : new Span(one.path("type").asText(), 0, DAY)));
    }
    return spans.isEmpty() ? ALWAYS : new OpeningHours(List.copyOf(spans));
  }

  private static int minute(JsonNode span, String which, int otherwise) {
    return span.has(which + "_hour")
        ? span.path(which + "_hour").asInt() * 60 + span.path(which + "_minute").asInt()
        : otherwise;
  }

  /** Returns whether a card can be used at this moment, in the days of its zone. */
  public boolean hold(ZonedDateTime at, Holidays holidays) {
    if (spans.isEmpty()) {
      return true;
    }
    int minute = at.getHour() * 60 + at.getMinute();
    ZonedDateTime before = at.minusDays(1);
    return spans.stream()
        .anyMatch(
            span -> {
              boolean overNight = span.to() < span.from();
              boolean today =
                  minute >= span.from()
                      && (overNight || minute < span.to())
                      && span.isOf(at, holidays.isHoliday(at));
              return today
                  || (overNight
                      && minute < span.to()
                      && span.isOf(before, holidays.isHoliday(before)));
            });
  }
}
