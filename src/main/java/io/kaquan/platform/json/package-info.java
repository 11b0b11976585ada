/** Reads JSON of many clients tolerantly. The API and the console share it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package io.kaquan.platform.json;
