/**
 * Papers that merchants hand in: kept as they came, looked at by those who may, every look
 * recorded. Knows how, never why.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"platform.engine", "platform.database", "platform.access"})
package io.kaquan.files.document;
