package io.kaquan.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param data folder of the embedded database; kept between starts. Not used with {@code
 *     spring.datasource.url}
 * @param fsync whether the embedded database waits for the disk; tests switch it off
 */
@ConfigurationProperties("kaquan.embedded")
record DatabaseSettings(@DefaultValue("data") Path data, @DefaultValue("true") boolean fsync) {}
