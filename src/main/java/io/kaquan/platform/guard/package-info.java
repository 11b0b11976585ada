/**
 * What keeps the engine's web applications and REST API safe: who gets in, what a signed-in person
 * may send to a task, and what queries and models may evaluate.
 */
@ApplicationModule(allowedDependencies = {"platform.staff"})
@NullMarked
package io.kaquan.platform.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
