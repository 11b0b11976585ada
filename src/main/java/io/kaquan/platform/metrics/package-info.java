/** Who may read the metrics of this installation. */
@ApplicationModule(allowedDependencies = {"platform.staff"})
@NullMarked
package io.kaquan.platform.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
