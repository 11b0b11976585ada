/**
 * What all our web pages share: languages, the head and frame, headers that harden them, addresses.
 * Knows no trade.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kaquan.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
