package io.kaquan.messaging.outbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from sender of all letters
 * @param pauses how long to wait after the first, second … failed try; after the last the letter
 *     gives up. By default a mail server may be away for a day
 */
@ConfigurationProperties("kaquan.letters")
record LetterSettings(
    @DefaultValue("Kaquan <no-reply@localhost>") String from,
    @DefaultValue({"10s", "1m", "5m", "15m", "1h", "3h", "8h", "12h"}) List<Duration> pauses) {}
