/**
 * The platform's own staff: their accounts, groups and grants in the engine, who of them is signed
 * in, and their e-mail addresses.
 */
@ApplicationModule(allowedDependencies = {"platform.database"})
@NullMarked
package io.kaquan.platform.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
