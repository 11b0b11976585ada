/**
 * What the content of a card is and whether it is right, as merchants send it in WeChat's wire
 * format. Knows neither who sends it nor what becomes of it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform.json"})
package io.kaquan.card.design;
