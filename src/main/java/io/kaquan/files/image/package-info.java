/**
 * Pictures that people send in: read without harm and drawn anew, so that of a file nothing is left
 * but what it shows.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kaquan.files.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
