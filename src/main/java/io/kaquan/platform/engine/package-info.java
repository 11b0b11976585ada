/**
 * The process engine (Camunda 7.24), wired: its tables, the deployment of the models, history,
 * failed jobs, and the one clock.
 */
@ApplicationModule(allowedDependencies = {"platform.database"})
@NullMarked
package io.kaquan.platform.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
