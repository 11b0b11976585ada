/** Amounts of money. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kaquan.platform.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
