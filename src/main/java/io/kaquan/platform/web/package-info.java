/**
 * What all our web pages share: languages, the head and frame, headers that harden them, addresses.
 * Knows no trade.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.kaquan.platform.web;
