package io.kaquan.platform.calendar;

import io.kaquan.platform.database.CannotStart;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people work on a working day, without a break; reviews are due at its end.
 *
 * @param open such as 09:00
 * @param close such as 18:00, later on the same day
 */
@ConfigurationProperties("kaquan.working-hours")
record WorkingHours(@DefaultValue("09:00") LocalTime open, @DefaultValue("18:00") LocalTime close) {

  WorkingHours {
    if (!open.isBefore(close)) {
      throw new CannotStart(
          "kaquan.working-hours.open ("
              + open
              + ") must be before kaquan.working-hours.close ("
              + close
              + ")");
    }
  }
}
