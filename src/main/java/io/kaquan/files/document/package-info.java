/**
 * Papers that merchants hand in: kept as they came, looked at by those who may, every look
 * recorded. Knows how, never why.
 */
@ApplicationModule(
    allowedDependencies = {"platform.engine", "platform.database", "platform.access"})
@NullMarked
package io.kaquan.files.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
