/** Papers that merchants hand in: kept as they came, looked at by those who may, every look recorded. Knows how, never why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"engine"})
package io.kaquan.document;
