/** QR and bar codes: drawing them, and reading them from a photo. Knows no trade. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"files.image"})
package io.kaquan.files.barcode;
