package io.kaquan.platform.batch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long callers wait for their batch.
 *
 * @param patience after this time an item that no transaction has taken is withdrawn
 * @param furtherWait how much longer the caller of an item waits that a transaction has taken
 */
@ConfigurationProperties("kaquan.batch")
public record BatchSettings(
    @DefaultValue("30s") Duration patience, @DefaultValue("30s") Duration furtherWait) {}
