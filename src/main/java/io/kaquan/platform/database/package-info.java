/**
 * The PostgreSQL that everything stands on: found by settings, or started inside this process on
 * {@code ./data}; its schemas and its two roles. Knows no trade.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.platform.database;
