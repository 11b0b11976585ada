package io.kaquan.card.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param byRule whether processes/card-review.dmn may approve cards without a reviewer
 * @param assumedWorthFen what a coupon that names no amount counts for there, in 分
 */
@ConfigurationProperties("kaquan.card-review")
record CardReviewSettings(
    @DefaultValue("false") boolean byRule, @DefaultValue("5000") long assumedWorthFen) {}
