/**
 * The content of a card as merchants send it in WeChat's wire format, and the rules that it keeps.
 * Knows neither who sends it nor what becomes of it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform.json", "platform.outcome"})
package io.kaquan.card.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
