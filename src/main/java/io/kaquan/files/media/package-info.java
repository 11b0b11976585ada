/**
 * Public pictures of merchants: redrawn from what was uploaded, at addresses that cannot be guessed
 * and never change.
 */
@ApplicationModule(
    allowedDependencies = {"platform.database", "platform.web", "files.image", "platform.access"})
@NullMarked
package io.kaquan.files.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
