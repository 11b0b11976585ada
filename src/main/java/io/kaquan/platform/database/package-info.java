/**
 * The PostgreSQL that everything stands on: found by settings, or started inside this process on
 * {@code ./data}; its schemas and its two roles. Knows no trade.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kaquan.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
