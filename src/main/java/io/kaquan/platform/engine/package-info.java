/**
 * The process engine (Camunda 7.24) wired and made safe: its tables, its deployment, its people and
 * grants, the guards against what its web applications would let a signed-in person do, and the one
 * clock. Knows no trade.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.database"})
package io.kaquan.platform.engine;
