/** QR and bar codes: drawing them, and reading them from a photo. Knows no trade. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"picture"})
package io.kaquan.symbol;
