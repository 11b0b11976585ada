/**
 * Pictures that merchants show to everybody: made anew by us, at addresses that nobody guesses and
 * that never change.
 */
@ApplicationModule(
    allowedDependencies = {"platform.database", "platform.web", "files.image", "platform.access"})
@NullMarked
package io.kaquan.files.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
