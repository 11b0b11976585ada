/** Group commit: what many callers ask for at the same time is carried out in one transaction. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.kaquan.platform.batch;
