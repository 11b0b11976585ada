/** QR and bar codes: drawing them, and reading them from a photo. Knows no trade. */
@ApplicationModule(allowedDependencies = {"files.image"})
@NullMarked
package io.kaquan.files.barcode;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
